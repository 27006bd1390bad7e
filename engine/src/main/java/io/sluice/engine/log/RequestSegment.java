package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** The request's first line or a part of it, cut out of what was kept of it. */
final class RequestSegment extends FormatSegment {

    private static final byte[] NO_VERSION = LogNames.bytes("HTTP/0.9");

    private final FormatAlias alias;
    private final FieldStyle style;

    RequestSegment(FormatAlias alias, FieldStyle style) {
        this.alias = alias;
        this.style = style;
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        byte[] bytes = record.requestLine;
        int length = record.requestLineLength;
        if (length == 0) {
            style.text(line, LogNames.BAD_REQUEST, 0, LogNames.BAD_REQUEST.length, LineBuffer.ESCAPED_IN_REQUEST);
            return;
        }
        if (alias == FormatAlias.REQUEST_LINE) {
            put(line, bytes, 0, length);
            return;
        }
        int methodEnd = indexOf(bytes, 0, length, ' ');
        if (alias == FormatAlias.METHOD) {
            put(line, bytes, 0, methodEnd);
            return;
        }
        int uri = Math.min(length, methodEnd + 1);
        int uriEnd = indexOf(bytes, uri, length, ' ');
        int query = indexOf(bytes, uri, uriEnd, '?');
        switch (alias) {
            case URI -> put(line, bytes, uri, uriEnd);
            case URI_WITHOUT_QUERY -> put(line, bytes, uri, query);
            case QUERY -> put(line, bytes, query, uriEnd);
            case PATH -> put(line, bytes, pathStart(bytes, uri, query), query);
            default -> version(line, bytes, uriEnd, length);
        }
    }

    private void put(LineBuffer line, byte[] bytes, int from, int end) {
        style.text(line, bytes, from, end - from, LineBuffer.ESCAPED_IN_REQUEST);
    }

    private void version(LineBuffer line, byte[] bytes, int uriEnd, int end) {
        int start = uriEnd + 1;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        if (start < end) {
            put(line, bytes, start, end);
        } else {
            put(line, NO_VERSION, 0, NO_VERSION.length);
        }
    }

    /** Behind scheme and authority; a target of another form has no path. */
    private static int pathStart(byte[] bytes, int from, int end) {
        if (from < end && bytes[from] == '/') {
            return from;
        }
        for (int i = from; i + 2 < end; i++) {
            if (bytes[i] == ':' && bytes[i + 1] == '/' && bytes[i + 2] == '/') {
                return indexOf(bytes, i + 3, end, '/');
            }
        }
        return end;
    }

    private static int indexOf(byte[] bytes, int from, int end, char wanted) {
        int i = from;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
