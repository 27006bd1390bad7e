package io.sluice.language.config.keyword;

import io.sluice.base.address.IpText;
import io.sluice.language.config.model.ForwardFor;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** {@code option forwardfor}. */
final class OptionForwarding extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DFB", "forwardfor", "[except <network>] [header <name>] [if-none]", "The client's address in a request header."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String header = "X-Forwarded-For";
        byte[][] network = {null, null};
        boolean ifNone = false;
        int next = 2;
        while (next < line.count()) {
            String value = line.word(next + 1);
            switch (line.word(next)) {
                case "except" -> {
                    if (!network(value, network)) {
                        fail(line, "'option forwardfor except' expects <address>[/mask] as argument.", value, reading);
                        return;
                    }
                    next += 2;
                }
                case "header" -> {
                    if (value.isEmpty()) {
                        fail(line, "'option forwardfor header' expects <header_name> as argument.", value, reading);
                        return;
                    }
                    header = value;
                    next += 2;
                }
                case "if-none" -> {
                    ifNone = true;
                    next++;
                }
                default -> {
                    fail(line, "'option forwardfor' only supports optional values: 'except', 'header' and 'if-none'.", line.word(next), reading);
                    return;
                }
            }
        }
        draft.section.forwardFor = new ForwardFor(header, network[0], network[1], ifNone);
    }

    private static void fail(Line line, String text, String word, Reading reading) {
        reading.diagnostics.error(line.position(), text, word, null);
    }

    /** Reads {@code address[/bits]} or {@code address/mask} into address and mask. */
    private static boolean network(String text, byte[][] network) {
        int slash = text.indexOf('/');
        byte[] ip = IpText.parse(slash < 0 ? text : text.substring(0, slash));
        if (ip == null) {
            return false;
        }
        byte[] mask;
        if (slash < 0) {
            mask = mask(ip.length, ip.length * 8L);
        } else {
            String written = text.substring(slash + 1);
            long bits = Numbers.parse(written, 0, ip.length * 8L);
            mask = bits == Numbers.INVALID ? IpText.parse(written) : mask(ip.length, bits);
        }
        if (mask == null || mask.length != ip.length) {
            return false;
        }
        network[0] = ip;
        network[1] = mask;
        return true;
    }

    private static byte[] mask(int length, long bits) {
        byte[] mask = new byte[length];
        for (int bit = 0; bit < bits; bit++) {
            mask[bit >> 3] |= (byte) (0x80 >> (bit & 7));
        }
        return mask;
    }
}
