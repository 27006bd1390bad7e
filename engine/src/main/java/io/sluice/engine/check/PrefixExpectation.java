package io.sluice.engine.check;

import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import java.nio.charset.StandardCharsets;

/** A server is good when its answer contains some text; its first line tells what is wrong otherwise. */
final class PrefixExpectation implements Expectation {

    private final byte[] wanted;
    private final String success;

    /** {@code success}: what to say of a good server, or null. */
    PrefixExpectation(String wanted, String success) {
        this.wanted = wanted.getBytes(StandardCharsets.ISO_8859_1);
        this.success = success;
    }

    @Override
    public Verdict judge(CheckInput input, Server server, int step) {
        if (Texts.contains(input.bytes(), input.length(), wanted)) {
            return Verdict.good(CheckStatus.L7_OK, 0, success == null ? "" : success);
        }
        if (!input.isComplete() && input.length() < wanted.length) {
            return null;
        }
        return Verdict.bad(CheckStatus.L7_STATUS, 0, firstLine(input));
    }

    private static String firstLine(CheckInput input) {
        int end = 0;
        while (end < input.length() && input.bytes()[end] != '\r' && input.bytes()[end] != '\n') {
            end++;
        }
        return new String(input.bytes(), 0, end, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String describe() {
        return "string";
    }

    @Override
    public Verdict timeout() {
        return Verdict.bad(CheckStatus.L7_TIMEOUT, 0, "");
    }
}
