package io.sluice.net.proxyprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.SocketAddressCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Combinators;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is written can be read, byte by byte; and nothing that arrives makes the reader fail or look beyond what arrived. */
class ProxyHeaderPropertyTest {

    private final ProxyHeaderReader reader = new ProxyHeaderReader();
    private final ProxyHeader header = new ProxyHeader();

    @Property(tries = 300)
    void whatIsWrittenIsReadWhenItsLastByteHasCome(@ForAll @Size(32) byte[] ips, @ForAll @IntRange(max = 65_535) int from,
                                                   @ForAll @IntRange(max = 65_535) int to, @ForAll boolean ipv6, @ForAll boolean text,
                                                   @ForAll boolean checksum, @ForAll @Size(max = 64) byte[] value) {
        int size = ipv6 ? 16 : 4;
        SocketAddress source = SocketAddress.ofIp(Arrays.copyOf(ips, size), from);
        SocketAddress destination = SocketAddress.ofIp(Arrays.copyOfRange(ips, 16, 16 + size), to);
        ProxyHeaderWriter writer = new ProxyHeaderWriter();
        if (text) {
            writer.writeText(raw(source), raw(destination));
        } else {
            writer.start(raw(source), raw(destination));
            writer.add(0xe5, value);
            if (checksum) {
                writer.addChecksum();
            }
            writer.addAuthority(value);
            writer.finish();
        }
        Buffer buffer = Buffer.allocate(writer.length());
        buffer.put(0, writer.bytes(), 0, writer.length());
        for (int length = 0; length < writer.length(); length++) {
            assertThat(reader.read(buffer, 0, length, header)).as("%d bytes", length).isEqualTo(ProxyHeaderReader.INCOMPLETE);
        }
        assertThat(reader.read(buffer, 0, writer.length(), header)).isEqualTo(writer.length());
        assertThat(SocketAddressCodec.decode(header.source, header.source.length)).isEqualTo(source);
        assertThat(SocketAddressCodec.decode(header.destination, header.destination.length)).isEqualTo(destination);
        if (!text) {
            assertThat(ProxyHeader.authority(header.values)).isEqualTo(value);
            assertThat(ProxyHeader.value(header.values, 0xe5)).isEqualTo(value);
        }
    }

    private static byte[] raw(SocketAddress address) {
        byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        return Arrays.copyOf(raw, SocketAddressCodec.encode(address, raw));
    }

    @Property(tries = 3_000)
    void nothingThatArrivesMakesItFail(@ForAll("hostile") byte[] bytes) {
        // Not a byte of room behind: reading further would be caught by the buffer.
        Buffer buffer = Buffer.allocate(Math.max(1, bytes.length));
        buffer.put(0, bytes);
        int result = reader.read(buffer, 0, bytes.length, header);
        assertThat(result).isBetween(ProxyHeaderReader.TOO_LONG, bytes.length);
        if (result > 0) {
            ProxyHeader.authority(header.values);
        }
        // What a shorter part decided stays decided when more comes.
        for (int length = bytes.length - 1; length >= Math.max(0, bytes.length - 20); length--) {
            int earlier = reader.read(buffer, 0, length, header);
            if (earlier != ProxyHeaderReader.INCOMPLETE) {
                assertThat(earlier).isEqualTo(result);
            }
        }
    }

    @Provide
    Arbitrary<byte[]> hostile() {
        Arbitrary<byte[]> start = Arbitraries.of("", "PROXY ", "PROXY TCP4 ", "PROXY TCP6 ::1 ::2 ", "PROXY TCP4 1.2.3.4 1.2.3.4 1 ",
            "\r\n\r\n\0\r\nQUIT\n", "\r\n\r\n\0\r\nQUIT\n!\21\0\14", "\r\n\r\n\0\r\nQUIT\n!\21\0\30abcdefghijkl", "\r\n\r\n\0\r\nQUIT\n \0\0\7\3\0\4")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        Arbitrary<byte[]> rest = Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
            Arbitraries.strings().withChars("0123456789.: \r\nab").ofMaxLength(120).map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
        return Combinators.combine(start, rest).as((first, second) -> {
            byte[] all = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, all, first.length, second.length);
            return all;
        });
    }
}
