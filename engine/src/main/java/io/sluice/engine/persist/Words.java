package io.sluice.engine.persist;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;

/** Compares text in buffers with words in lower case, without regard to the case of the text. */
final class Words {

    private Words() {
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isEqual(Buffer buffer, int at, int length, byte[] word) {
        return length == word.length && startsWith(buffer, at, length, word);
    }

    static boolean startsWith(Buffer buffer, int at, int length, byte[] word) {
        if (length < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int octet = buffer.get(at + i);
            int lower = octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
            if (lower != word[i]) {
                return false;
            }
        }
        return true;
    }
}
