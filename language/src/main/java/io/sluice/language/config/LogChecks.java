package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.FormatLine;
import io.sluice.language.config.model.HeaderCapture;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.format.FormatExpressions;
import io.sluice.language.format.FormatReader;

/** The checks of the whole configuration that concern logs: formats and what they fall back to, captures. Mere warnings are left out after errors. */
final class LogChecks {

    /** HAProxy keeps at most this much of a cookie. */
    private static final int LONGEST_COOKIE = 63;

    private final Reading reading;
    private final boolean warnings;

    LogChecks(Reading reading, boolean warnings) {
        this.reading = reading;
        this.warnings = warnings;
    }

    private void warn(Position position, String text) {
        if (warnings) {
            reading.diagnostics.afterwards(Severity.WARNING, position, text);
        }
    }

    /** Looks at one proxy; afterwards its formats are read. */
    void proxy(ProxyDraft draft) {
        ProxySection proxy = draft.section;
        if (proxy.mode == ProxySection.Mode.TCP) {
            fallBack(proxy);
        }
        boolean hasTarget = !proxy.logs.isEmpty() || draft.logsGlobally;
        if (proxy.hasFrontend() && proxy.logFormat != ProxySection.LogFormat.NONE && !hasTarget) {
            warn(proxy.position, "log format ignored for " + Reading.describe(proxy) + " since it has no log address.");
        }
        if (proxy.cookieCapture != null && proxy.cookieCapture.maxLengthBytes() > LONGEST_COOKIE) {
            warn(proxy.position, "truncating capture length to " + LONGEST_COOKIE + " bytes for " + Reading.describe(proxy) + ".");
            proxy.cookieCapture = new HeaderCapture(proxy.cookieCapture.name(), LONGEST_COOKIE);
        }
        if (proxy.hasFrontend()) {
            formats(proxy);
        }
    }

    private void fallBack(ProxySection proxy) {
        String option = switch (proxy.logFormat) {
            case HTTP -> "httplog";
            case CLF -> "httplog clf";
            case HTTPS -> "httpslog";
            default -> null;
        };
        if (option == null) {
            return;
        }
        boolean common = proxy.logFormat == ProxySection.LogFormat.CLF;
        warn(proxy.logFormatPosition, "parsing [" + proxy.logFormatPosition + "] : 'option " + option + "' not usable with "
            + Reading.describe(proxy) + " (needs 'mode http'). Falling back to 'option tcplog" + (common ? " clf" : "") + "'.");
        proxy.logFormat = common ? ProxySection.LogFormat.TCP_CLF : ProxySection.LogFormat.TCP;
    }

    private void formats(ProxySection proxy) {
        if (proxy.logFormat == ProxySection.LogFormat.CUSTOM) {
            proxy.customFormat = read(proxy.customFormat, "log-format");
            if (proxy.customFormat.format() != null && proxy.customFormat.format().isEmpty()) {
                proxy.logFormat = ProxySection.LogFormat.NONE;
            }
        }
        proxy.structuredData = read(proxy.structuredData, "log-format-sd");
        proxy.errorFormat = read(proxy.errorFormat, "error-log-format");
        proxy.uniqueIdFormat = read(proxy.uniqueIdFormat, "unique-id");
    }

    private FormatLine read(FormatLine line, String keyword) {
        if (line == null || line.format() != null) {
            return line;
        }
        FormatReader.Result result = FormatReader.read(line.text(), true, FormatExpressions.NONE);
        if (result.error() != null) {
            reading.diagnostics.afterwards(Severity.ALERT, line.position(),
                "Parsing [" + line.position() + "]: failed to parse " + keyword + " : " + result.error() + ".");
        }
        return new FormatLine(line.text(), line.position(), result.format());
    }
}
