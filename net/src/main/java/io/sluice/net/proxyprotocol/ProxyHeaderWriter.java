package io.sluice.net.proxyprotocol;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.SocketAddressCodec;

/**
 * Writes PROXY protocol headers into an array of its own, which the next header overwrites. Sans-I/O; one object per event loop. Without two IP
 * addresses of one family a header says UNKNOWN (version 1) or LOCAL (version 2), as HAProxy's does.
 */
public final class ProxyHeaderWriter {

    /** Room for values that a caller may add, all together. */
    public static final int LONGEST_VALUES_BYTES = 8_192;

    private final byte[] header = new byte[ProxyHeader.FIXED_BYTES + ProxyHeader.IPV6_PAIR + LONGEST_VALUES_BYTES + 1_024];
    private int length;
    private int checksumAt;

    /** The header's bytes are the first {@link #length()} ones. */
    public byte[] bytes() {
        return header;
    }

    public int length() {
        return length;
    }

    /** Version 1: one line of text. The addresses are raw socket addresses. */
    public void writeText(byte[] source, byte[] destination) {
        SocketAddress from = SocketAddressCodec.decode(source, source.length);
        SocketAddress to = SocketAddressCodec.decode(destination, destination.length);
        length = 0;
        if (from == null || to == null || !from.isIp() || from.kind() != to.kind()) {
            put("PROXY UNKNOWN\r\n");
            return;
        }
        put(from.kind() == SocketAddress.Kind.IPV4 ? "PROXY TCP4 " : "PROXY TCP6 ");
        put(IpText.format(from.ip()));
        put(" ");
        put(IpText.format(to.ip()));
        put(" ");
        put(Integer.toString(from.port()));
        put(" ");
        put(Integer.toString(to.port()));
        put("\r\n");
    }

    private void put(String text) {
        for (int i = 0; i < text.length(); i++) {
            header[length++] = (byte) text.charAt(i);
        }
    }

    /** Version 2: starts a header; values may be added before {@link #finish}. */
    public void start(byte[] source, byte[] destination) {
        SocketAddress from = SocketAddressCodec.decode(source, source.length);
        SocketAddress to = SocketAddressCodec.decode(destination, destination.length);
        checksumAt = -1;
        length = 0;
        put(ProxyHeader.SIGNATURE);
        if (from == null || to == null || !from.isIp() || from.kind() != to.kind()) {
            header[length++] = 0x20;
            header[length++] = 0;
            length += 2;
            return;
        }
        header[length++] = 0x21;
        header[length++] = (byte) (from.kind() == SocketAddress.Kind.IPV4 ? 0x11 : 0x21);
        length += 2;
        put(from.ip());
        put(to.ip());
        putShort(from.port());
        putShort(to.port());
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, header, length, bytes.length);
        length += bytes.length;
    }

    private void putShort(int value) {
        header[length++] = (byte) (value >> 8);
        header[length++] = (byte) value;
    }

    /** Adds a typed value; together they may take {@link #LONGEST_VALUES_BYTES} and what an authority and a unique id need. */
    public void add(int type, byte[] value) {
        header[length++] = (byte) type;
        putShort(value.length);
        put(value);
    }

    public void addAuthority(byte[] name) {
        add(ProxyHeader.TYPE_AUTHORITY, name);
    }

    public void addUniqueId(byte[] id) {
        add(ProxyHeader.TYPE_UNIQUE_ID, id);
    }

    /** Keeps the place of the checksum, which {@link #finish} fills in. */
    public void addChecksum() {
        checksumAt = length + ProxyHeader.TYPED_START_BYTES;
        add(ProxyHeader.TYPE_CHECKSUM, new byte[ProxyHeader.CHECKSUM_BYTES]);
    }

    /** Fills in what is known only at the end. */
    public void finish() {
        int behind = length - ProxyHeader.FIXED_BYTES;
        header[14] = (byte) (behind >> 8);
        header[15] = (byte) behind;
        if (checksumAt >= 0) {
            long checksum = ProxyHeaderReader.checksum(header, length, checksumAt);
            for (int i = 0; i < ProxyHeader.CHECKSUM_BYTES; i++) {
                header[checksumAt + i] = (byte) (checksum >> 8 * (ProxyHeader.CHECKSUM_BYTES - 1 - i));
            }
        }
    }
}
