package io.sluice.control.stats;

import io.sluice.control.stats.column.StatColumn;
import io.sluice.control.stats.column.StatRow;
import io.sluice.control.stats.column.StatTable;
import io.sluice.control.stats.format.Texts;
import java.util.List;

/** CSV: a header line, then a line per row; each cell is followed by a comma, the last one too. */
final class CsvStatWriter implements StatWriter {
    private static final String SEPARATOR = "-,";
    private static final String HEADER = header();

    private final StatColumn[] proxyColumns = StatTable.proxyColumns().toArray(new StatColumn[0]);
    private final StatColumn[] protocolColumns = StatTable.protocolColumns().toArray(new StatColumn[0]);

    private static String header() {
        StringBuilder header = new StringBuilder("# ");
        appendNames(header, StatTable.proxyColumns());
        header.append(SEPARATOR);
        appendNames(header, StatTable.protocolColumns());
        return header.append('\n').toString();
    }

    private static void appendNames(StringBuilder out, List<StatColumn> columns) {
        for (StatColumn column : columns) {
            out.append(column.name()).append(',');
        }
    }

    @Override
    public void begin(StringBuilder out) {
        out.append(HEADER);
    }

    @Override
    public void row(StringBuilder out, StatRow row) {
        appendCells(out, proxyColumns, row);
        out.append(SEPARATOR);
        appendCells(out, protocolColumns, row);
        out.append('\n');
    }

    private static void appendCells(StringBuilder out, StatColumn[] columns, StatRow row) {
        for (StatColumn column : columns) {
            if (column.isText()) {
                String text = column.text(row);
                if (text != null) {
                    Texts.appendCsv(out, text);
                }
            } else {
                long number = column.number(row);
                if (number != StatColumn.EMPTY) {
                    out.append(number);
                }
            }
            out.append(',');
        }
    }

    @Override
    public void end(StringBuilder out) {
        // The last line has ended already.
    }
}
