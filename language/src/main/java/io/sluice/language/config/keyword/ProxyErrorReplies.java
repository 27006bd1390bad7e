package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ErrorReply;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.rule.ErrorFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Replies in the place of the built-in error pages. */
final class ProxyErrorReplies extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "errorfile", "<status> <file>", "A file with the whole response for an error."),
            Keyword.proxy("DFB", "errorloc", "<status> <location>", "A redirect (302) for an error."),
            Keyword.proxy("DFB", "errorloc302", "<status> <location>", "A redirect (302) for an error."),
            Keyword.proxy("DFB", "errorloc303", "<status> <location>", "A redirect (303) for an error."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String keyword = line.word(0);
        boolean file = "errorfile".equals(keyword);
        if (line.count() < 3) {
            reading.error(line, keyword + " : expects <status_code> and <" + (file ? "file" : "url") + "> as arguments.");
            return;
        }
        long status = Numbers.parse(line.word(1));
        if (!ErrorFile.isHandled(status)) {
            reading.diagnostics.error(line.position(), keyword + " : status code '" + (status == Numbers.INVALID ? 0 : status) + "' not handled.",
                line.word(1), null);
            return;
        }
        byte[] response = file ? fromFile(line, reading) : location(keyword, line.word(2));
        if (response != null) {
            draft.section.errorReplies.put((int) status,
                new ErrorReply((int) status, response, Characters.decoded(line.word(2)), line.position()));
        }
    }

    private static byte[] fromFile(Line line, Reading reading) {
        ErrorFile file = ErrorFile.read(line.word(2), reading.files());
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
}
