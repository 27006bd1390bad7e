package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.keyword.RingReader;
import io.sluice.language.config.model.FormatLine;
import io.sluice.language.config.model.HeaderCapture;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RingSection;
import io.sluice.language.format.FormatReader;
import io.sluice.language.format.PlaceExpressions;
import io.sluice.language.sample.Checkpoint;

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

    /** Looks at the targets of the process, and whether receivers of rings have their timeouts. */
    void process() {
        for (LogLine line : reading.configuration.global.logs) {
            ring(line, "global log directive declared in file " + line.position().file() + " at line '" + line.position().line() + "'");
        }
        for (RingSection ring : reading.configuration.rings) {
            if (!ring.servers.isEmpty() && (ring.timeoutConnectMs < 0 || ring.timeoutServerMs < 0)) {
                warn(ring.position, "missing timeouts for backend '" + ring.name + "'.\n"
                    + "   | While not properly invalid, you will certainly encounter various problems\n"
                    + "   | with such a configuration. To fix this, please ensure that all following\n"
                    + "   | timeouts are set to a non-zero value: 'client', 'connect', 'server'.");
            }
        }
    }

    private void ring(LogLine line, String place) {
        if (line.kind() != LogLine.Kind.RING) {
            return;
        }
        String name = line.ringName();
        boolean known = reading.configuration.rings.stream().anyMatch(ring -> ring.name.equals(name));
        if (!known) {
            String problem = RingReader.isBuiltIn(name) ? " uses incompatible ring '" + name + "'." : " uses unknown ring named '" + name + "'.";
            reading.diagnostics.afterwards(Severity.ALERT, line.position(), place + problem);
        }
    }

    /** Looks at one proxy; afterwards its formats are read. */
    void proxy(ProxyDraft draft) {
        ProxySection proxy = draft.section;
        if (proxy.mode == ProxySection.Mode.TCP) {
            fallBack(proxy);
        }
        for (LogLine line : proxy.logs) {
            ring(line, "log directive declared in proxy section '" + proxy.name + "' in file '" + line.position().file() + "' at line "
                + line.position().line());
        }
        boolean hasTarget = !proxy.logs.isEmpty() || draft.logsGlobally;
        if (proxy.hasFrontend() && proxy.logFormat != ProxySection.LogFormat.NONE && !hasTarget) {
            warn(proxy.position, "log format ignored for " + Reading.describe(proxy) + " since it has no log address.");
        }
        if (proxy.hasFrontend()) {
            formats(draft);
        }
        if (proxy.cookieCapture != null && proxy.cookieCapture.maxLengthBytes() > LONGEST_COOKIE) {
            warn(proxy.position, "truncating capture length to " + LONGEST_COOKIE + " bytes for " + Reading.describe(proxy) + ".");
            proxy.cookieCapture = new HeaderCapture(proxy.cookieCapture.name(), LONGEST_COOKIE);
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

    private void formats(ProxyDraft draft) {
        ProxySection proxy = draft.section;
        if (proxy.logFormat == ProxySection.LogFormat.CUSTOM) {
            proxy.customFormat = read(draft, proxy.customFormat, "log-format", Checkpoint.LOG);
            if (proxy.customFormat.format() != null && proxy.customFormat.format().isEmpty()) {
                proxy.logFormat = ProxySection.LogFormat.NONE;
            }
        }
        proxy.structuredData = read(draft, proxy.structuredData, "log-format-sd", Checkpoint.LOG);
        proxy.uniqueIdFormat = read(draft, proxy.uniqueIdFormat, "unique-id", Checkpoint.FRONTEND_REQUEST);
        proxy.errorFormat = read(draft, proxy.errorFormat, "error-log-format", Checkpoint.FRONTEND_SESSION);
    }

    private FormatLine read(ProxyDraft draft, FormatLine line, String keyword, Checkpoint checkpoint) {
        if (line == null || line.format() != null) {
            return line;
        }
        FormatReader.Result result = FormatReader.read(line.text(), true,
            new PlaceExpressions(reading.place(draft, line.position(), keyword + " string"), checkpoint));
        if (result.error() != null) {
            reading.diagnostics.afterwards(Severity.ALERT, line.position(),
                "Parsing [" + line.position() + "]: failed to parse " + keyword + " : " + result.error() + ".");
        }
        return new FormatLine(line.text(), line.position(), result.format());
    }
}
