package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** Names, cookies, the unique id, the termination letters: texts that are printed as they are. */
final class NameSegment extends FormatSegment {

    private static final byte[] TILDE = {'~'};
    private static final byte[][] ORIGINS = origins();

    private final FormatAlias alias;
    private final FieldStyle style;
    private final FormatFacts facts;

    NameSegment(FormatAlias alias, FieldStyle style, FormatFacts facts) {
        this.alias = alias;
        this.style = style;
        this.facts = facts;
    }

    private static byte[][] origins() {
        LogOrigin[] all = LogOrigin.values();
        byte[][] texts = new byte[all.length][];
        for (LogOrigin origin : all) {
            texts[origin.ordinal()] = LogNames.bytes(origin.text());
        }
        return texts;
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        switch (alias) {
            case FRONTEND -> text(line, record.frontendName);
            case BACKEND -> text(line, record.backendName);
            case SERVER -> text(line, record.serverName);
            case HOST_NAME -> text(line, facts.hostName());
            case ORIGIN -> text(line, ORIGINS[record.origin.ordinal()]);
            case FRONTEND_TRANSPORT -> transport(record, line);
            case REQUEST_COOKIE -> optional(line, record.requestCookie, record.requestCookieLength);
            case RESPONSE_COOKIE -> optional(line, record.responseCookie, record.responseCookieLength);
            case UNIQUE_ID -> optional(line, record.uniqueId, record.uniqueIdLength);
            case TERMINATION, TERMINATION_WITH_COOKIES -> termination(record, printer);
            default -> style.missing(line);
        }
    }

    private void text(LineBuffer line, byte[] name) {
        style.text(line, name, 0, name.length, null);
    }

    private void optional(LineBuffer line, byte[] bytes, int length) {
        if (length > 0) {
            style.text(line, bytes, 0, length, null);
        } else {
            style.missing(line);
        }
    }

    private void transport(TrafficRecord record, LineBuffer line) {
        style.open(line);
        style.part(line, record.frontendName, 0, record.frontendName.length, null);
        if (record.frontendTls) {
            style.part(line, TILDE, 0, 1, null);
        }
        style.close(line);
    }

    /** Never quoted by a flag. */
    private void termination(TrafficRecord record, LinePrinter printer) {
        boolean cookies = alias == FormatAlias.TERMINATION_WITH_COOKIES;
        if (!style.isEncoded()) {
            printer.putTermination(record, cookies);
            return;
        }
        LineBuffer text = printer.scratch();
        text.put(record.terminationCause);
        text.put(record.terminationState);
        if (cookies) {
            text.put(record.cookieRequest);
            text.put(record.cookieResponse);
        }
        style.text(printer.line, text.bytes(), 0, text.length(), null);
    }
}
