package io.sluice.language.format;

import java.util.List;

/**
 * A custom format as read: items in order.
 *
 * @param items never empty in a format that prints something
 * @param options what {@code %o} says at the end: with an encoding the whole line is one object of the named items
 * @param source the text it was read from
 */
public record LineFormat(List<FormatItem> items, int options, String source) {

    public LineFormat {
        items = List.copyOf(items);
    }

    /** Nothing but flags. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** A line in this format cannot be written before the exchange is over. */
    public boolean waitsForEnd() {
        for (FormatItem item : items) {
            if (item.kind() == FormatItem.Kind.ALIAS && item.alias().waitsForEnd()) {
                return true;
            }
        }
        return false;
    }

    /** One of these values is printed. */
    public boolean shows(FormatAlias... aliases) {
        for (FormatItem item : items) {
            for (FormatAlias alias : aliases) {
                if (item.alias() == alias) {
                    return true;
                }
            }
        }
        return false;
    }
}
