package io.sluice.engine.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand keys under every hash get the servers that HAProxy 3.2 gave them. A line of the recording holds the algorithm, the hash type, the beginning of the
 * SHA-1 of all servers' names in order, and how many keys each server got.
 */
class RecordedKeysTest {

    private static final int KEYS = 10_000;
    private static final int DIGEST_BYTES = 8;
    private static final List<String> SERVERS = List.of("server s1 weight 10", "server s2 weight 25 id 77", "server s3 weight 3",
        "server s4 weight 100 disabled", "server s5 weight 1", "server s6 weight 60 backup");

    @Test
    void everyKeyGetsTheServerThatHaproxyGaveIt() throws IOException, NoSuchAlgorithmException {
        List<String> recorded;
        try (InputStream stream = RecordedKeysTest.class.getResourceAsStream("/balance/keys.txt")) {
            recorded = new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
        assertThat(recorded).hasSize(36);
        for (String line : recorded) {
            String[] parts = line.split(" \\| ", -1);
            assertThat(parts[0] + " | " + parts[1] + " | " + choices(parts[0], parts[1].strip())).isEqualTo(line);
        }
    }

    private static String choices(String algorithm, String hashType) throws NoSuchAlgorithmException {
        Farm farm = new Farm(Farm.section("= " + algorithm + " hash-type " + hashType, SERVERS));
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < KEYS; i++) {
            String hash = String.format("%08x", (int) (i * 2654435761L));
            String key = i % 3 == 0 ? Long.toString(i * 40503L) : hash;
            String target = "/" + hash.substring(0, 2) + "/" + hash.substring(2, 5) + "/" + hash.substring(5) + "?id=" + key + "&x="
                + new StringBuilder(hash).reverse();
            farm.prepare(target, hash.substring(0, 3) + "." + hash.substring(3) + ".example.com", key);
            String server = farm.request();
            counts.merge(server, 1, Integer::sum);
            digest.update(((i == 0 ? "" : " ") + server).getBytes(StandardCharsets.US_ASCII));
        }
        String sum = HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        StringBuilder text = new StringBuilder(sum);
        counts.forEach((server, count) -> text.append(' ').append(server).append('=').append(count));
        return text.toString();
    }
}
