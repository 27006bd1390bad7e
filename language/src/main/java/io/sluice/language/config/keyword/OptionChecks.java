package io.sluice.language.config.keyword;

import io.sluice.language.config.model.CheckSettings;
import io.sluice.language.config.model.CheckSettings.Kind;
import io.sluice.language.config.text.Line;
import java.util.List;

/** What health checks talk, and the lines that describe their steps. */
final class OptionChecks extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DB", "httpchk", "[<method>] [<uri>] [<version>]", "Health checks by an HTTP request."),
            Keyword.option("DB", "tcp-check", "", "Health checks by a script of sends and expects."),
            Keyword.option("DB", "redis-check", "", "Health checks by a Redis PING."),
            Keyword.proxy("DB", "http-check", "connect | send | expect | comment | disable-on-404 | send-state …",
                "Steps of an HTTP health check; without log-formats, variables and TLS."),
            Keyword.proxy("DB", "tcp-check", "connect | send | send-binary | expect | comment …",
                "Steps of a TCP health check; without log-formats, variables and TLS."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        CheckSettings settings = draft.section.checks;
        switch (line.word(0)) {
            case "option" -> option(line, settings, reading);
            case "http-check" -> http(line, settings, reading);
            case "tcp-check" -> new CheckRuleReader(line, false, reading).read(settings.tcpRules);
            default -> { }
        }
    }

    private static void option(Line line, CheckSettings settings, Reading reading) {
        String name = line.word(1);
        if ("httpchk".equals(name)) {
            httpchk(line, settings, reading);
            return;
        }
        if (reading.tooMany(line, 0, name, 2)) {
            return;
        }
        settings.position = line.position();
        settings.kind = "tcp-check".equals(name) ? Kind.TCP : Kind.REDIS;
    }

    private static void httpchk(Line line, CheckSettings settings, Reading reading) {
        if (reading.tooMany(line, 3, "httpchk", 2)) {
            return;
        }
        String version = line.word(4);
        if (version.indexOf('\r') >= 0 || version.indexOf('\n') >= 0) {
            reading.error(line, "'option httpchk' : hiding headers or body at the end of the version string is unsupported."
                + "Use 'http-check send' directive instead..");
            return;
        }
        settings.kind = Kind.HTTP;
        settings.position = line.position();
        boolean alone = line.count() == 3;
        settings.method = line.count() > 3 ? line.word(2) : "OPTIONS";
        settings.uri = alone ? line.word(2) : line.count() > 3 ? line.word(3) : "/";
        settings.version = version.isEmpty() ? "HTTP/1.0" : version;
    }

    private static void http(Line line, CheckSettings settings, Reading reading) {
        boolean disable = "disable-on-404".equals(line.word(1));
        if (!disable && !"send-state".equals(line.word(1))) {
            new CheckRuleReader(line, true, reading).read(settings.httpRules);
        } else if (!reading.tooMany(line, 1)) {
            settings.disablesOn404 |= disable;
            settings.sendsState |= !disable;
        }
    }
}
