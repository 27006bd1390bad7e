package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.PersistenceCookie;
import io.sluice.language.config.model.PersistenceCookie.Mode;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.TimeText;
import java.util.Locale;

/** Reads one {@code cookie} line. */
final class CookieLineReader {

    private static final int FAILED = -1;

    private final Line line;
    private final Reading reading;
    private Mode mode = Mode.PASSIVE;
    private boolean severalModes;
    private boolean indirect;
    private boolean nocache;
    private boolean postOnly;
    private boolean preserve;
    private boolean httpOnly;
    private boolean secure;
    private boolean dynamic;
    private final StringBuilder domains = new StringBuilder();
    private final StringBuilder others = new StringBuilder();
    private int maxIdleSeconds;
    private int maxLifeSeconds;

    CookieLineReader(Line line, Reading reading) {
        this.line = line;
        this.reading = reading;
    }

    void read(ProxySection proxy) {
        if (line.count() < 2) {
            reading.error(line, "'cookie' expects <cookie_name> as argument.");
            return;
        }
        int next = 2;
        while (next < line.count()) {
            int taken = option(line.word(next), line.word(next + 1));
            if (taken == FAILED) {
                return;
            }
            next += taken;
        }
        if (severalModes) {
            reading.error(line, "cookie 'rewrite', 'insert' and 'prefix' modes are incompatible.");
        } else if (mode == Mode.REWRITE && indirect) {
            reading.error(line, "cookie 'rewrite' and 'indirect' modes are incompatible.");
        } else if (preserve && mode != Mode.INSERT && !indirect) {
            reading.error(line, "cookie 'preserve' requires at least 'insert' or 'indirect'.");
        } else {
            proxy.cookie = new PersistenceCookie(line.word(1), mode, indirect, nocache, postOnly, preserve, dynamic, attributes(), maxIdleSeconds,
                maxLifeSeconds);
        }
    }

    /** How many words the option takes. */
    private int option(String name, String value) {
        switch (name) {
            case "rewrite", "insert", "prefix" -> {
                Mode wanted = Mode.valueOf(name.toUpperCase(Locale.ROOT));
                severalModes |= mode != Mode.PASSIVE && mode != wanted;
                mode = wanted;
            }
            case "indirect" -> indirect = true;
            case "nocache" -> nocache = true;
            case "postonly" -> postOnly = true;
            case "preserve" -> preserve = true;
            case "httponly" -> httpOnly = true;
            case "secure" -> secure = true;
            case "dynamic" -> dynamic = true;
            case "domain" -> {
                return domain(value);
            }
            case "attr" -> {
                return attribute(value);
            }
            case "maxidle" -> {
                maxIdleSeconds = seconds(name, value, "idletime");
                return maxIdleSeconds == FAILED ? FAILED : 2;
            }
            case "maxlife" -> {
                maxLifeSeconds = seconds(name, value, "lifetime");
                return maxLifeSeconds == FAILED ? FAILED : 2;
            }
            default -> {
                reading.diagnostics.error(line.position(), "'cookie' supports 'rewrite', 'insert', 'prefix', 'indirect', 'nocache', 'postonly', "
                    + "'domain', 'maxidle', 'dynamic', 'maxlife' and 'attr' options.", name, null);
                return FAILED;
            }
        }
        return 1;
    }

    private int refuse(String problem) {
        reading.diagnostics.errorTight(line.position(), problem);
        return FAILED;
    }

    private int domain(String value) {
        if (value.isEmpty()) {
            return refuse("'domain' expects <domain> as argument.");
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            boolean valid = letter >= '0' && letter <= '9' || letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z' || letter == '-'
                || letter == '.' || letter == '_';
            if (!valid) {
                return refuse("character '" + letter + "' is not permitted in domain name '" + value + "'.");
            }
        }
        if (value.indexOf('.') < 0) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position() + "]: "
                + "domain '" + value + "' contains no embedded dot, this configuration may not work properly (see RFC6265#5.2.3).", value, null);
        }
        domains.append("; domain=").append(value);
        return 2;
    }

    private int attribute(String value) {
        if (value.isEmpty()) {
            return refuse("'attr' expects <value> as argument.");
        }
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter < ' ' || letter == 0x7f || letter == ';') {
                return refuse(String.format(Locale.ROOT, "character '%%x%02X' is not permitted in attribute value.", (int) letter));
            }
        }
        others.append("; ").append(value);
        return 2;
    }

    private int seconds(String name, String value, String meaning) {
        if (value.isEmpty()) {
            return refuse("'" + name + "' expects <" + meaning + "> in seconds as argument.");
        }
        long time = TimeText.parseSeconds(value);
        if (time == TimeText.OVERFLOW) {
            return refuse("timer overflow in argument <" + value + "> to <" + name + ">, maximum value is 2147483647 s (~68 years).");
        }
        if (time < 0) {
            return refuse("unexpected character '" + TimeText.unexpectedCharacter(value, time) + "' in argument to <" + name + ">.");
        }
        return (int) time;
    }

    private String attributes() {
        return domains + (httpOnly ? "; HttpOnly" : "") + (secure ? "; Secure" : "") + others;
    }
}
