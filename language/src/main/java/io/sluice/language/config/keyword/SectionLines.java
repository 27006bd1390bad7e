package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;

/** Hands the lines of {@code global} and of proxies to the families of their keywords, after the checks that all keywords share. */
public final class SectionLines {

    static final String NOT_NEGATABLE = "negation/default currently supported only for options, log, busy-polling, set-dumpable, "
        + "strict-limits, insecure-fork-wanted and numa-cpu-mapping.";

    private SectionLines() {
    }

    /** Reads a line of the {@code global} section. */
    public static void global(Line written, GlobalSection global, Reading reading) {
        Line line = unprefixed(written, reading);
        if (line == null) {
            return;
        }
        String word = line.word(0);
        GlobalFamily family = KeywordTable.globalFamily(word);
        if (family == null) {
            unknown(line, "global", KnownNames.globals().contains(word) ? word : null, KeywordTable.suggestGlobal(word, reading), reading);
            return;
        }
        Keyword keyword = KeywordTable.global(word);
        boolean defaulted = written.count() != line.count() && "default".equals(written.word(0));
        int errors = reading.diagnostics.errorCount();
        family.read(line, global, written.count() != line.count() && !defaulted, reading);
        reading.warnAccepted(keyword, word, line, errors);
    }

    /** Reads a line of a proxy or defaults section. */
    public static void proxy(Line written, ProxyDraft draft, Reading reading) {
        Line line = unprefixed(written, reading);
        if (line == null) {
            return;
        }
        int errors = reading.diagnostics.errorCount();
        boolean negated = written.count() != line.count();
        if ("option".equals(line.word(0))) {
            option(line, draft, negated, reading);
        } else {
            keyword(line, draft, negated, reading);
        }
        draft.faulty |= reading.diagnostics.errorCount() > errors;
    }

    /** The line without a leading {@code no} or {@code default}, or null where these are not allowed. */
    private static Line unprefixed(Line line, Reading reading) {
        if (!"no".equals(line.word(0)) && !"default".equals(line.word(0))) {
            return line;
        }
        switch (line.word(1)) {
            case "option", "log", "busy-polling", "set-dumpable", "strict-limits", "insecure-fork-wanted", "numa-cpu-mapping" -> {
                return line.shifted();
            }
            default -> {
                reading.diagnostics.errorTight(line.position(), NOT_NEGATABLE);
                return null;
            }
        }
    }

    private static void keyword(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String word = line.word(0);
        ProxyFamily family = KeywordTable.proxyFamily(word);
        if (family == null) {
            unknownProxyWord(line, draft, reading);
            return;
        }
        Keyword keyword = KeywordTable.proxy(word);
        if (keyword == null || allowed(line, keyword, word, draft, reading)) {
            int errors = reading.diagnostics.errorCount();
            family.read(line, draft, negated, reading);
            reading.warnAccepted(keyword, word, line, errors);
        }
    }

    private static void option(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String name = line.word(1);
        if (name.isEmpty()) {
            reading.diagnostics.errorTight(line.position(), "'option' expects an option name.");
            return;
        }
        ProxyFamily family = KeywordTable.optionFamily(name);
        if (family == null) {
            unknownOption(line, negated, reading);
            return;
        }
        if (negated && !negatable(name)) {
            reading.diagnostics.errorTight(line.position(), "negation/default is not supported for option '" + name + "'.");
            return;
        }
        Keyword keyword = KeywordTable.option(name);
        if (allowed(line, keyword, name, draft, reading)) {
            int errors = reading.diagnostics.errorCount();
            family.read(line, draft, negated, reading);
            reading.warnAccepted(keyword, "option " + name, line, errors);
        }
    }

    private static boolean negatable(String option) {
        return switch (option) {
            case "httplog", "tcplog", "forwardfor", "httpchk", "tcp-check", "ssl-hello-chk", "ldap-check", "mysql-check", "pgsql-check",
                 "redis-check", "smtpchk", "external-check" -> false;
            default -> true;
        };
    }

    /** Whether the keyword may stand in this section; says so if not. */
    private static boolean allowed(Line line, Keyword keyword, String word, ProxyDraft draft, Reading reading) {
        if (draft.isDefaults()) {
            if (keyword.allowedInDefaults()) {
                return true;
            }
            String prefix = "server".equals(word) || "server-template".equals(word) ? "" : "parsing ";
            String colon = "id".equals(word) || "description".equals(word) ? "]: '" : "] : '";
            reading.diagnostics.inLine(Severity.ALERT, line.position(), prefix + "[" + line.position() + colon + word
                + "' not allowed in 'defaults' section.", word, null);
            return false;
        }
        boolean missingFrontend = draft.section.kind == ProxySection.Kind.BACKEND && !keyword.countsForBackends();
        boolean missingBackend = draft.section.kind == ProxySection.Kind.FRONTEND && !keyword.countsForFrontends();
        if (!missingFrontend && !missingBackend) {
            return true;
        }
        String owner = Reading.describe(draft.section) + " has no " + (missingFrontend ? "frontend" : "backend") + " capability.";
        if (word.startsWith("server") && !word.startsWith("server-state") || "default-server".equals(word)) {
            reading.diagnostics.inLine(Severity.ALERT, line.position(), "[" + line.position() + "] : parsing [" + line.position() + "] : '" + word
                + "' not allowed because " + owner, word, null);
            return false;
        }
        String hint = "maxconn".equals(word) ? " Maybe you want 'fullconn' instead ?"
            : "fullconn".equals(word) ? " Maybe you want 'maxconn' instead ?" : "";
        reading.diagnostics.warning(line.position(), "'" + word + "' ignored because " + owner + hint);
        return false;
    }

    private static void unknownOption(Line line, boolean negated, Reading reading) {
        String name = line.word(1);
        String removed = RemovedKeywords.option(name);
        if (removed != null) {
            reading.diagnostics.errorTight(line.position(), removed);
        } else if (KnownNames.options().contains(name)) {
            reading.diagnostics.notSupported(line.position(), "option " + name);
        } else if (negated) {
            reading.diagnostics.errorTight(line.position(), "negation/default is not supported for option '" + name + "'.");
        } else {
            String suggestion = KeywordTable.suggestOption(name, reading);
            reading.diagnostics.error(line.position(), "unknown option '" + name + "'"
                + (suggestion == null ? "." : "; did you mean '" + suggestion + "' maybe ?"), name, suggestion);
        }
    }

    private static void unknownProxyWord(Line line, ProxyDraft draft, Reading reading) {
        String word = line.word(0);
        String removed = RemovedKeywords.proxy(line);
        if (removed != null) {
            reading.diagnostics.inLine(Severity.ALERT, line.position(), "parsing [" + line.position() + "]" + removed, word, null);
            return;
        }
        String known = KnownNames.proxies().contains(word) ? KnownNames.fullProxyName(word, line.word(1)) : null;
        unknown(line, draft.keyword, known, KeywordTable.suggestProxy(word, reading), reading);
    }

    private static void unknown(Line line, String section, String known, String suggestion, Reading reading) {
        if (known != null) {
            reading.diagnostics.notSupported(line.position(), known);
            return;
        }
        String word = line.word(0);
        String hint = suggestion == null ? "" : "; did you mean '" + suggestion + "' maybe ?";
        reading.diagnostics.error(line.position(), "unknown keyword '" + word + "' in '" + section + "' section" + hint, word, suggestion);
    }
}
