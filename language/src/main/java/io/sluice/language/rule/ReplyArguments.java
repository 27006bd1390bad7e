package io.sluice.language.rule;

import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the arguments that {@code return}, {@code deny}, {@code tarpit} and {@code http-error} have in common: {@code status}, {@code content-type}, one
 * source of the content ({@code default-errorfiles}, {@code errorfile}, {@code errorfiles}, {@code file}, {@code string}) and {@code hdr}. One object reads one rule.
 */
public final class ReplyArguments {

    private static final byte[] NOTHING = new byte[0];

    private final Words words;
    private final Diagnostics diagnostics;
    private final String context;
    private final String end;
    private int status;
    private String contentType;
    private String source;
    private String argument;
    private final List<ReplySpec.Header> headers = new ArrayList<>();

    private ReplyArguments(Words words, Diagnostics diagnostics, String context, String end, int defaultStatus) {
        this.words = words;
        this.diagnostics = diagnostics;
        this.context = context;
        this.end = end;
        this.status = defaultStatus;
    }

    /** Arguments of {@code return}; null after an error was reported. */
    public static ReplySpec parseReturn(Words words, Diagnostics diagnostics) {
        return rule(words, diagnostics, "return", 200).parse(false);
    }

    /** Arguments of {@code deny}: without any content the proxy's own error reply is sent. Null after an error was reported. */
    public static ReplySpec deny(Words words, Diagnostics diagnostics) {
        boolean request = words.ruleSet() == RuleSet.HTTP_REQUEST;
        return rule(words, diagnostics, "deny", request ? 403 : 502).parse(true);
    }

    /** Arguments of {@code tarpit}, which are those of {@code deny}. */
    public static ReplySpec tarpit(Words words, Diagnostics diagnostics) {
        return rule(words, diagnostics, "tarpit", 500).parse(true);
    }

    /** Arguments of {@code http-error}; the words begin with {@code status}. Null after an error was reported. */
    public static ReplySpec httpError(Words words, Diagnostics diagnostics) {
        return new ReplyArguments(words, diagnostics, "http-error : ", "", 0).parse(false);
    }

    private static ReplyArguments rule(Words words, Diagnostics diagnostics, String rule, int defaultStatus) {
        return new ReplyArguments(words, diagnostics,
            "error detected in " + words.owner() + " while parsing '" + words.ruleSet().keyword() + " " + rule + "' rule : ", ".", defaultStatus);
    }

    private ReplySpec parse(boolean deny) {
        boolean onlyOldStatus = true;
        while (!words.atCondition()) {
            String word = words.peek();
            boolean read;
            switch (word) {
                case "status" -> read = status();
                case "content-type" -> read = contentType();
                case "default-errorfiles", "errorfile", "errorfiles", "file", "lf-file", "string", "lf-string" -> read = content(word);
                case "hdr" -> read = header();
                default -> {
                    if (!deny || !"deny_status".equals(word)) {
                        // Not an argument of a reply: the rule's reader says that a condition was expected.
                        return compose(deny && onlyOldStatus);
                    }
                    read = status();
                }
            }
            if (!read) {
                return null;
            }
            onlyOldStatus &= "deny_status".equals(word);
        }
        return compose(deny && onlyOldStatus);
    }

    private boolean fail(String text) {
        diagnostics.error(words.position(), context + text + end);
        return false;
    }

    private void warn(String text) {
        diagnostics.inLine(Severity.WARNING, words.position(), "parsing [" + words.position() + "] : " + text, null, null);
    }

    private boolean status() {
        words.next();
        String value = words.next();
        if (value.isEmpty()) {
            return fail("'status' expects <status_code> as argument");
        }
        long number = Numbers.parse(value);
        if (number < 200 || number > 599) {
            return fail("Unexpected status code '" + (number == Numbers.INVALID ? 0 : number) + "'");
        }
        status = (int) number;
        return true;
    }

    private boolean contentType() {
        words.next();
        contentType = words.next();
        return !contentType.isEmpty() || fail("'content-type' expects <ctype> as argument");
    }

    private boolean content(String word) {
        words.next();
        if (source != null) {
            return fail("unexpected '" + word + "' argument, '" + source + "' already defined");
        }
        source = word;
        if ("default-errorfiles".equals(word)) {
            return true;
        }
        argument = words.next();
        if (argument.isEmpty()) {
            String what = switch (word) {
                case "errorfile", "file", "lf-file" -> "<file>";
                case "errorfiles" -> "<name>";
                case "lf-string" -> "<fmt>";
                default -> "<str>";
            };
            return fail("'" + word + "' expects " + what + " as argument");
        }
        return !word.startsWith("lf-") || fail("'" + word + "' is not supported yet");
    }

    private boolean header() {
        words.next();
        String name = words.next();
        String format = words.next();
        if (name.isEmpty() || format.isEmpty()) {
            return fail("'hdr' expects <name> and <value> as arguments");
        }
        StringBuilder value = new StringBuilder(format.length());
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character == '%') {
                i++;
                if (i == format.length() || format.charAt(i) != '%') {
                    return fail("variable parts in '" + format + "' are not supported yet (to emit the '%' character verbatim, use '%%')");
                }
            }
            value.append(character);
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "content-length", "transfer-encoding", "content-type" -> warn("header '" + name + "' always ignored by the http reply.");
            default -> headers.add(new ReplySpec.Header(name, value.toString()));
        }
        return true;
    }

    private ReplySpec compose(boolean proxyError) {
        if (proxyError) {
            return proxyError();
        }
        if (source == null) {
            if (contentType != null) {
                warn("content-type '" + contentType + "' ignored by the http reply because neither errorfile nor payload defined.");
            }
            return new ReplySpec(status, ReplySpec.Kind.BODY, null, NOTHING, headers);
        }
        return switch (source) {
            case "default-errorfiles" -> proxyError();
            case "errorfiles" -> section();
            case "errorfile" -> errorFile();
            case "file" -> file();
            default -> body(Characters.bytes(argument));
        };
    }

    private void warnUseless() {
        if (contentType != null) {
            warn("content-type '" + contentType + "' ignored by the http reply when used with an erorrfile.");
        }
        if (!headers.isEmpty()) {
            warn("hdr parameters ignored by the http reply when used with an erorrfile.");
        }
    }

    private ReplySpec proxyError() {
        if (!ErrorFile.isHandled(status)) {
            fail("status code '" + status + "' not handled by default with 'default-errorfiles' argument.");
            return null;
        }
        warnUseless();
        return new ReplySpec(status, ReplySpec.Kind.PROXY_ERROR, null, NOTHING, List.of());
    }

    private ReplySpec section() {
        if (!ErrorFile.isHandled(status)) {
            fail("status code '" + status + "' not handled by default with 'errorfiles' argument.");
            return null;
        }
        warnUseless();
        ReplySpec reply = ReplySpec.of(status, argument);
        if (words.ruleSet() != null) {
            words.proxy().sectionReplies.add(reply);
        }
        return reply;
    }

    private ReplySpec errorFile() {
        ErrorFile file = ErrorFile.read(argument, words.files(), words.bufferSizeBytes());
        if (file.warning() != null) {
            diagnostics.inLine(Severity.WARNING, words.position(), file.warning(), null, null);
        }
        if (file.problem() != null) {
            fail(file.problem());
            return null;
        }
        warnUseless();
        byte[] response = file.response();
        int own = words.ruleSet() == null || response.length == 0 ? status : (int) Numbers.parse(new String(response, 9, 3, StandardCharsets.US_ASCII));
        return new ReplySpec(own, ReplySpec.Kind.RAW, null, response, List.of());
    }

    private ReplySpec file() {
        byte[] content;
        try {
            content = words.files().read(Characters.decoded(argument));
        } catch (IOException unreadable) {
            fail("error opening file '" + argument + "'");
            return null;
        }
        if (content.length > words.bufferSizeBytes()) {
            fail("file '" + argument + "' exceeds the buffer size (" + content.length + " > " + words.bufferSizeBytes() + ")");
            return null;
        }
        return body(content);
    }

    private ReplySpec body(byte[] content) {
        if (content.length > 0 && contentType == null) {
            fail("a content type must be defined when non-empty payload is configured");
            return null;
        }
        if (content.length > 0 && (status == 204 || status == 304)) {
            fail("No body expected for " + status + " responses");
            return null;
        }
        if (content.length == 0 && contentType != null) {
            warn("content-type '" + contentType + "' ignored by the http reply when used with an empty payload.");
        }
        return new ReplySpec(status, ReplySpec.Kind.BODY, content.length == 0 ? null : contentType, content, headers);
    }
}
