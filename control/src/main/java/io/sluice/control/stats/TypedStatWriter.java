package io.sluice.control.stats;

import io.sluice.control.stats.column.StatColumn;
import io.sluice.control.stats.column.StatRow;
import io.sluice.control.stats.column.StatTable;

/**
 * A line per cell that is not empty: {@code <kind>.<proxy>.<id>.<position>.<name>.<process>:<tags>:<type>:<value>}, with
 * the description at the end when asked for.
 */
final class TypedStatWriter implements StatWriter {
    private final StatColumn[] columns = StatTable.all().toArray(new StatColumn[0]);
    private final boolean withDescription;

    TypedStatWriter(boolean withDescription) {
        this.withDescription = withDescription;
    }

    @Override
    public void begin(StringBuilder out) {
        // There is no header.
    }

    @Override
    public void row(StringBuilder out, StatRow row) {
        for (int position = 0; position < columns.length; position++) {
            StatColumn column = columns[position];
            String text = null;
            long number = StatColumn.EMPTY;
            if (column.isText()) {
                text = column.text(row);
            } else {
                number = column.number(row);
            }
            if (text == null && number == StatColumn.EMPTY) {
                continue;
            }
            out.append(row.kind().letter()).append('.').append(row.proxy().id()).append('.').append(row.id()).append('.');
            out.append(position).append('.').append(column.name()).append(".1:");
            out.append(column.tags(row.kind()).letters()).append(':').append(column.type().word()).append(':');
            if (text != null) {
                out.append(text);
            } else {
                out.append(number);
            }
            if (withDescription) {
                out.append(":\"").append(column.description()).append('"');
            }
            out.append('\n');
        }
    }

    @Override
    public void end(StringBuilder out) {
        // The last line has ended already.
    }
}
