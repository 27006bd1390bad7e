package io.sluice.control.stats;

import io.sluice.control.stats.column.StatColumn;
import io.sluice.control.stats.column.StatRow;
import io.sluice.control.stats.column.StatTable;
import io.sluice.control.stats.format.JsonFields;
import io.sluice.control.stats.format.Texts;

/** One line of JSON: an array per row, in it an object per cell that is not empty. */
final class JsonStatWriter implements StatWriter {
    private final StatColumn[] columns = StatTable.all().toArray(new StatColumn[0]);
    private boolean hasRows;

    @Override
    public void begin(StringBuilder out) {
        out.append('[');
    }

    @Override
    public void row(StringBuilder out, StatRow row) {
        out.append(hasRows ? ",[" : "[");
        hasRows = true;
        boolean hasCells = false;
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
            out.append(hasCells ? ",{" : "{");
            hasCells = true;
            out.append("\"objType\":\"").append(row.kind().word()).append("\",\"proxyId\":").append(row.proxy().id());
            out.append(",\"id\":").append(row.id()).append(',');
            JsonFields.appendField(out, position, column.name());
            JsonFields.appendMeaning(out, column.tags(row.kind()), column.type());
            if (text != null) {
                Texts.appendJson(out, text);
            } else {
                out.append(number);
            }
            out.append("}}");
        }
        out.append(']');
    }

    @Override
    public void end(StringBuilder out) {
        out.append("]\n");
    }
}
