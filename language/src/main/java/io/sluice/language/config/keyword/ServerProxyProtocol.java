package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxyValue;
import io.sluice.language.config.model.SentProxyHeader;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The PROXY protocol header that connections to a server begin with. */
final class ServerProxyProtocol extends ServerFamily {

    /** The word whose argument stands in parentheses. */
    static final String VALUE = "set-proxy-v2-tlv-fmt";
    private static final int HIGHEST_TYPE = 255;
    /** Room for all values of a header together. */
    private static final int MOST_VALUE_BYTES = 8_192;
    private static final int VALUE_START_BYTES = 3;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.server("send-proxy", "", "Connections begin with a PROXY protocol header of version 1."),
            Keyword.server("no-send-proxy", "", "Takes back \"send-proxy\"."),
            Keyword.server("send-proxy-v2", "", "Connections begin with a PROXY protocol header of version 2."),
            Keyword.server("no-send-proxy-v2", "", "Takes back \"send-proxy-v2\"."),
            Keyword.server("proxy-v2-options", "<option>[,<option>…]",
                "What headers of version 2 hold besides the addresses: authority, crc32c, unique-id; those about TLS are not supported yet."),
            Keyword.server(VALUE, "(<type>) <text>", "A typed value in headers of version 2; constant text only."));
    }

    @Override
    String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading) {
        SentProxyHeader header = server.proxyHeader;
        switch (name) {
            case "send-proxy" -> header.version1 = true;
            case "no-send-proxy" -> header.version1 = false;
            case "send-proxy-v2" -> header.version2 = true;
            case "no-send-proxy-v2" -> header.version2 = false;
            case "proxy-v2-options" -> {
                return options(words.next(), header);
            }
            default -> {
                return value(name, words.next(), header);
            }
        }
        return null;
    }

    private static String options(String list, SentProxyHeader header) {
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            String option = list.substring(start, comma < 0 ? list.length() : comma);
            switch (option) {
                case "crc32c" -> header.checksum = true;
                case "authority" -> header.authority = true;
                case "unique-id" -> header.uniqueId = true;
                case "ssl", "cert-cn", "ssl-cipher", "cert-sig", "cert-key" -> {
                    return "'" + option + "' : proxy v2 option is not supported yet";
                }
                default -> {
                    return "'" + option + "' : proxy v2 option not implemented";
                }
            }
            start = comma < 0 ? list.length() + 1 : comma + 1;
        }
        return null;
    }

    private static String value(String word, String text, SentProxyHeader header) {
        int close = word.indexOf(')');
        if (word.length() <= VALUE.length() || close != word.length() - 1) {
            return "'" + word + "' : expects set-proxy-v2-tlv(<TLV ID>)";
        }
        long type = type(word.substring(VALUE.length() + 1, close));
        if (type == Numbers.INVALID) {
            return "'" + word + "' : could not convert TLV ID";
        }
        if (type < 0 || type > HIGHEST_TYPE) {
            return "'" + word + "' : the maximum allowed TLV ID is 255";
        }
        if (text.isEmpty()) {
            return "'" + word + "' : expects a value";
        }
        StringBuilder constant = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '%') {
                    return "'" + word + "' : only constant text is supported yet, found '" + text + "'";
                }
                i++;
            }
            constant.append(character);
        }
        header.values.add(new ProxyValue((int) type, constant.toString().getBytes(StandardCharsets.ISO_8859_1)));
        int room = 0;
        for (ProxyValue value : header.values) {
            room += VALUE_START_BYTES + value.value().length;
        }
        return room > MOST_VALUE_BYTES ? "'" + word + "' : the values of a header may take " + MOST_VALUE_BYTES + " bytes together" : null;
    }

    private static long type(String text) {
        if (!text.startsWith("0x") && !text.startsWith("0X")) {
            return Numbers.parse(text);
        }
        int type = 0;
        for (int i = 2; i < text.length() && type <= HIGHEST_TYPE; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return Numbers.INVALID;
            }
            type = 16 * type + digit;
        }
        return text.length() == 2 ? Numbers.INVALID : type;
    }
}
