package io.sluice.net.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SocketAddressCodecTest {

    private final byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];

    private String hex(int length) {
        return HexFormat.of().formatHex(raw, 0, length);
    }

    @Test
    void anIpv4AddressIsFamilyInMachineOrderAndPortInNetworkOrder() {
        Arrays.fill(raw, (byte) 0x55);
        int length = SocketAddressCodec.encode(SocketAddress.ofIp(IpText.parse("192.0.2.1"), 8080), raw);
        assertThat(hex(length)).isEqualTo("02001f90c00002010000000000000000");
    }

    @Test
    void anIpv6AddressHasNoFlowAndNoScope() {
        Arrays.fill(raw, (byte) 0x55);
        int length = SocketAddressCodec.encode(SocketAddress.ofIp(IpText.parse("2001:db8::1"), 443), raw);
        assertThat(hex(length)).isEqualTo("0a0001bb00000000" + "20010db8000000000000000000000001" + "00000000");
    }

    @Test
    void aPathEndsWithNul() {
        int length = SocketAddressCodec.encode(SocketAddress.ofUnix("/a"), raw);
        assertThat(hex(length)).isEqualTo("01002f6100");
    }

    @Test
    void anAbstractNameStartsWithNulAndIsPaddedToTheWholeField() {
        int length = SocketAddressCodec.encode(SocketAddress.ofAbstract("ab"), raw);
        assertThat(length).isEqualTo(110);
        assertThat(hex(6)).isEqualTo("010000616200");
    }

    @Test
    void anExactAbstractNameIsNotPadded() {
        assertThat(hex(SocketAddressCodec.encodeExactAbstract("ab", raw))).isEqualTo("0100006162");
    }

    @Test
    void aPathOf107BytesFitsAndOneMoreIsTooLong() {
        assertThat(SocketAddressCodec.encode(SocketAddress.ofUnix("x".repeat(107)), raw)).isEqualTo(110);
        assertThat(SocketAddressCodec.encode(SocketAddress.ofUnix("x".repeat(108)), raw)).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(SocketAddressCodec.encode(SocketAddress.ofUnix("ä".repeat(54)), raw)).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(SocketAddressCodec.encode(SocketAddress.ofAbstract("x".repeat(108)), raw)).isEqualTo(-Errno.ENAMETOOLONG);
    }

    @Test
    void anEmptyPathAndAPathWithANulAreInvalid() {
        assertThat(SocketAddressCodec.encode(SocketAddress.ofUnix(""), raw)).isEqualTo(-Errno.EINVAL);
        assertThat(SocketAddressCodec.encode(SocketAddress.ofUnix("/a\0b"), raw)).isEqualTo(-Errno.EINVAL);
        assertThat(SocketAddressCodec.encode(SocketAddress.ofAbstract(""), raw)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void anInheritedDescriptorHasNoAddress() {
        assertThat(SocketAddressCodec.encode(SocketAddress.ofDescriptor(3), raw)).isEqualTo(-Errno.EAFNOSUPPORT);
    }

    @Test
    void anUnnamedUnixPeerHasAnEmptyPath() {
        assertThat(SocketAddressCodec.decode(new byte[] {1, 0}, 2)).isEqualTo(SocketAddress.ofUnix(""));
        assertThat(SocketAddressCodec.decode(new byte[] {1, 0, 0}, 3)).isEqualTo(SocketAddress.ofAbstract(""));
    }

    @Property(tries = 300)
    void whatIsEncodedIsDecodedAgain(@ForAll("addresses") SocketAddress address) {
        byte[] target = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        Arrays.fill(target, (byte) 0x7f);
        int length = SocketAddressCodec.encode(address, target);
        assertThat(SocketAddressCodec.decode(target, length)).isEqualTo(address);
    }

    @Provide
    Arbitrary<SocketAddress> addresses() {
        Arbitrary<Integer> ports = Arbitraries.integers().between(0, 65_535);
        Arbitrary<SocketAddress> ips = Arbitraries.of(4, 16).flatMap(size -> Arbitraries.bytes().array(byte[].class).ofSize(size))
            .flatMap(ip -> ports.map(port -> SocketAddress.ofIp(ip, port)));
        Arbitrary<String> names = Arbitraries.strings().withCharRange('!', 'ÿ').ofMinLength(1).ofMaxLength(53);
        return Arbitraries.oneOf(ips, names.map(SocketAddress::ofUnix), names.map(SocketAddress::ofAbstract));
    }

    @Property(tries = 1000)
    void rawBytesOfAnyLengthNeverThrow(@ForAll @Size(max = 130) byte[] bytes, @ForAll @IntRange(min = -5, max = 300) int length,
        @ForAll @IntRange(min = 0, max = 11) int family) {
        if (bytes.length > 1) {
            bytes[0] = (byte) family;
            bytes[1] = 0;
        }
        SocketAddress address = SocketAddressCodec.decode(bytes, length);
        if (Math.min(length, bytes.length) < 2) {
            assertThat(address).isNull();
        }
    }

    @Test
    void tooFewBytesForAFamilyAreNoAddress() {
        byte[] bytes = new byte[28];
        bytes[0] = 2;
        assertThat(SocketAddressCodec.decode(bytes, 7)).isNull();
        bytes[0] = 10;
        assertThat(SocketAddressCodec.decode(bytes, 23)).isNull();
        bytes[0] = 17;
        assertThat(SocketAddressCodec.decode(bytes, 28)).isNull();
    }
}
