package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownHeaderTest {

    private static final Map<String, Integer> NAMES = Map.ofEntries(Map.entry("host", KnownHeader.HOST), Map.entry("connection", KnownHeader.CONNECTION),
            Map.entry("content-length", KnownHeader.CONTENT_LENGTH), Map.entry("transfer-encoding", KnownHeader.TRANSFER_ENCODING),
            Map.entry("upgrade", KnownHeader.UPGRADE), Map.entry("expect", KnownHeader.EXPECT), Map.entry("te", KnownHeader.TE),
            Map.entry("cookie", KnownHeader.COOKIE), Map.entry("set-cookie", KnownHeader.SET_COOKIE),
            Map.entry("x-forwarded-for", KnownHeader.X_FORWARDED_FOR), Map.entry("sec-websocket-key", KnownHeader.SEC_WEBSOCKET_KEY),
            Map.entry("sec-websocket-accept", KnownHeader.SEC_WEBSOCKET_ACCEPT), Map.entry("http2-settings", KnownHeader.HTTP2_SETTINGS));

    private static int of(String name) {
        return KnownHeader.of(Bytes.buffer(name), 0, name.length());
    }

    @Test
    void everyKnownNameIsRecognisedInAnyCase() {
        NAMES.forEach((name, number) -> {
            assertThat(of(name)).as(name).isEqualTo(number);
            assertThat(of(name.toUpperCase(Locale.ROOT))).as(name).isEqualTo(number);
        });
    }

    @Test
    void aNameThatDiffersInOneCharacterIsAnother() {
        for (String name : NAMES.keySet()) {
            for (int i = 0; i < name.length(); i++) {
                for (char other : "aZ-_^9!~".toCharArray()) {
                    if (Character.toLowerCase(other) != name.charAt(i)) {
                        String changed = name.substring(0, i) + other + name.substring(i + 1);
                        assertThat(of(changed)).as(changed).isEqualTo(KnownHeader.OTHER);
                    }
                }
            }
        }
    }

    @Test
    void otherNamesAreOther() {
        for (String name : new String[] {"x", "date", "server", "x-forwarded-by", "content-type", "transfer-encodinG0"}) {
            assertThat(of(name)).as(name).isEqualTo(KnownHeader.OTHER);
        }
    }
}
