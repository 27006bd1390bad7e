package io.sluice.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteTextTest {
    @Test
    void theMarkSaysHowALineEnds() {
        assertThat(text(ByteText.decodeLine("| GET / HTTP/1.1"))).isEqualTo("GET / HTTP/1.1\r\n");
        assertThat(text(ByteText.decodeLine(": admin"))).isEqualTo("admin\n");
        assertThat(text(ByteText.decodeLine("' no end"))).isEqualTo("no end");
        assertThat(text(ByteText.decodeLine("|"))).isEqualTo("\r\n");
    }

    @Test
    void invisibleBytesAreShownAsEscapes() {
        byte[] bytes = "a\tb\\c \r\n\0\u00e9 \nend ".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ByteText.encode(bytes)).containsExactly("| a\\tb\\\\c\\s", ": \\0\\xe9\\s", "' end\\s");
    }

    @Test
    void anUnknownEscapeIsRefused() {
        assertThatThrownBy(() -> ByteText.decodeText("a\\qb")).hasMessageContaining("\\q");
    }

    @Property(tries = 300)
    void everyByteSequenceComesBackAsItWas(@ForAll byte[] bytes) {
        List<String> lines = ByteText.encode(bytes);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        lines.forEach(line -> back.writeBytes(ByteText.decodeLine(line)));
        assertThat(back.toByteArray()).isEqualTo(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
