package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ErrorReplyLine;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.rule.ErrorFile;
import io.sluice.language.rule.ReplyArguments;
import io.sluice.language.rule.ReplySpec;
import io.sluice.language.rule.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Replies in the place of the built-in error pages. */
final class ProxyErrorReplies extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "errorfile", "<status> <file>", "A file with the whole response for an error."),
            Keyword.proxy("DFB", "errorfiles", "<section> [<status>…]", "The error replies of an `http-errors` section, or some of them."),
            Keyword.proxy("DFB", "errorloc", "<status> <location>", "A redirect (302) for an error."),
            Keyword.proxy("DFB", "errorloc302", "<status> <location>", "A redirect (302) for an error."),
            Keyword.proxy("DFB", "errorloc303", "<status> <location>", "A redirect (303) for an error."),
            Keyword.proxy("DFB", "http-error",
                "status <status> [content-type <type>] [default-errorfiles | errorfile <file> | errorfiles <section> | file <file> | string <text>] [hdr <name> <value>]…",
                "A reply for an error; `lf-file`, `lf-string` and variable parts of values are not supported yet."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "errorfiles" -> section(line, draft, reading);
            case "http-error" -> reply(line, draft, reading);
            default -> response(line, draft, reading);
        }
    }

    private static void response(Line line, ProxyDraft draft, Reading reading) {
        String keyword = line.word(0);
        boolean file = "errorfile".equals(keyword);
        if (line.count() < 3) {
            reading.error(line, keyword + " : expects <status_code> and <" + (file ? "file" : "url") + "> as arguments.");
            return;
        }
        if (line.count() > 3) {
            reading.error(line, keyword + " : expects exactly two arguments.");
            return;
        }
        int status = status(line, 1, reading);
        byte[] response = status < 0 ? null : file ? fromFile(line, reading) : location(keyword, line.word(2));
        if (response != null) {
            draft.section.errorReplyLines.add(new ErrorReplyLine(List.of(status), ReplySpec.raw(status, response), null, line.position()));
        }
    }

    /** The status in a word of the line; -1 when its reply cannot be replaced, which is reported. */
    static int status(Line line, int word, Reading reading) {
        long status = Numbers.parse(line.word(word));
        if (ErrorFile.isHandled(status)) {
            return (int) status;
        }
        reading.diagnostics.error(line.position(), line.word(0) + " : status code '" + (status == Numbers.INVALID ? 0 : status) + "' not handled.",
            line.word(word), null);
        return -1;
    }

    /** The response in the file that the line's third word names; null after an error was reported. */
    static byte[] fromFile(Line line, Reading reading) {
        ErrorFile file = ErrorFile.read(line.word(2), reading.files(), reading.configuration.global.bufferSizeBytes);
        if (file.warning() != null) {
            reading.diagnostics.inLine(io.sluice.language.config.diagnostic.Severity.WARNING, line.position(), file.warning(), null, null);
        }
        if (file.problem() != null) {
            reading.diagnostics.error(line.position(), "errorfile : " + file.problem(), line.word(2), null);
            return null;
        }
        return file.response();
    }

    private static byte[] location(String keyword, String location) {
        String start = keyword.endsWith("303") ? "303 See Other" : "302 Found";
        return ("HTTP/1.1 " + start + "\r\ncache-control: no-cache\r\ncontent-length: 0\r\nlocation: " + location + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void section(Line line, ProxyDraft draft, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "errorfiles : expects <name> as argument.");
            return;
        }
        List<Integer> statuses = new ArrayList<>();
        for (int i = 2; i < line.count(); i++) {
            int status = status(line, i, reading);
            if (status < 0) {
                return;
            }
            if (!statuses.contains(status)) {
                statuses.add(status);
            }
        }
        draft.section.errorReplyLines.add(new ErrorReplyLine(statuses, null, line.word(1), line.position()));
    }

    private static void reply(Line line, ProxyDraft draft, Reading reading) {
        if (!"status".equals(line.word(1))) {
            reading.error(line, "http-error : expects at least a <status> as arguments.");
            return;
        }
        Words words = new Words(line.words(), 1, line.position(), draft.section, draft.describe(), null, reading.files(),
            reading.configuration.global.bufferSizeBytes, new LinePlace(reading, draft, line));
        ReplySpec reply = ReplyArguments.httpError(words, reading.diagnostics);
        if (reply == null) {
            return;
        }
        if (words.hasNext()) {
            reading.error(line, "http-error : unknown keyword '" + words.peek() + "'.");
        } else if (!ErrorFile.isHandled(reply.status)) {
            reading.error(line, "http-error: status code '" + reply.status + "' not handled.");
        } else {
            boolean named = reply.kind == ReplySpec.Kind.SECTION;
            draft.section.errorReplyLines.add(new ErrorReplyLine(List.of(reply.status), named ? null : reply, reply.section, line.position()));
        }
    }
}
