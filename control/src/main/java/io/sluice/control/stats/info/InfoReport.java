package io.sluice.control.stats.info;

import io.sluice.control.stats.format.JsonFields;
import io.sluice.control.stats.format.OutputFormat;
import io.sluice.control.stats.format.Texts;
import io.sluice.control.stats.format.ValueType;
import java.util.List;

/** Writes {@code show info} in one of its formats. Used for one answer by the client's thread. */
final class InfoReport {
    private final InfoMoment moment;
    private final boolean withDescription;
    private final boolean withDecimals;
    private final StringBuilder out = new StringBuilder(4_096);

    InfoReport(InfoMoment moment, boolean withDescription, boolean withDecimals) {
        this.moment = moment;
        this.withDescription = withDescription;
        this.withDecimals = withDecimals;
    }

    String write(OutputFormat format) {
        List<InfoField> fields = InfoTable.byPosition();
        out.append(format == OutputFormat.JSON ? "[" : "");
        for (int position = 0; position < fields.size(); position++) {
            InfoField field = fields.get(position);
            if (field == null || field.type(false) == ValueType.TEXT && field.text(moment) == null) {
                continue;
            }
            switch (format) {
                case PLAIN -> plain(field);
                case TYPED -> typed(position, field);
                case JSON -> json(position, field);
            }
        }
        out.append(format == OutputFormat.JSON ? "]\n" : "");
        return out.toString();
    }

    private void plain(InfoField field) {
        out.append(field.name()).append(": ");
        if (field.type(false) == ValueType.TEXT) {
            Texts.appendCsv(out, field.text(moment));
        } else {
            number(field);
        }
        endLine(field);
    }

    private void typed(int position, InfoField field) {
        out.append(position).append('.').append(field.name()).append(".1:").append(field.tags(withDecimals).letters()).append(':');
        out.append(field.type(withDecimals).word()).append(':');
        if (field.type(false) == ValueType.TEXT) {
            out.append(field.text(moment));
        } else {
            number(field);
        }
        endLine(field);
    }

    private void endLine(InfoField field) {
        if (withDescription) {
            out.append(":\"").append(field.description()).append('"');
        }
        out.append('\n');
    }

    private void json(int position, InfoField field) {
        out.append(position == 0 ? "{" : ",{");
        JsonFields.appendField(out, position, field.name());
        JsonFields.appendMeaning(out, field.tags(withDecimals), field.type(withDecimals));
        if (field.type(false) == ValueType.TEXT) {
            Texts.appendJson(out, field.text(moment));
        } else {
            number(field);
        }
        out.append("}}");
    }

    private void number(InfoField field) {
        if (field.type(withDecimals) == ValueType.DECIMAL) {
            Texts.appendDecimal(out, field.decimal(moment));
        } else {
            out.append(field.number(moment));
        }
    }
}
