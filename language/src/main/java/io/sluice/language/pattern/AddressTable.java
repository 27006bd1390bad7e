package io.sluice.language.pattern;

import io.sluice.language.config.source.NameResolver;
import io.sluice.language.pattern.PatternText.Network;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Networks of IPv4 and IPv6; the one with the longest prefix decides, of equal ones the first.
 *
 * <p>There is a hash of the networks of every length. A lookup asks only for lengths that networks have; once there are many networks, a small
 * array says which lengths occur below each value of the address's first bits, so that a table of a million networks is asked a few times.
 */
final class AddressTable extends PatternTable {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    /** With more networks than this, lengths are told apart by the first bits. */
    private static final int MANY = 2048;
    private static final int ROOT_BITS = 16;

    private final Supplier<NameResolver> resolver;
    private final IntPages chain = new IntPages();
    private final IntPages last = new IntPages();
    private final SlotHash[] ipv4 = new SlotHash[IPV4_BITS + 1];
    private final SlotHash[] ipv6 = new SlotHash[IPV6_BITS + 1];
    private volatile long ipv4Lengths;
    private volatile long[] ipv6Lengths = new long[3];
    /** For each value of the first bits, the lengths beyond those bits that occur; null while there are few networks. */
    private volatile char[] roots;
    private int ipv4Count;
    private final LongPages highs = new LongPages();
    private final LongPages lows = new LongPages();
    /** Masks that are no prefix, in the order of insertion, for readers. */
    private final SlotList irregular = new SlotList();
    private volatile Network[] irregularNetworks = new Network[0];
    /** What cannot be read from the text again: names that were resolved. */
    private final Map<Integer, Network> named = new HashMap<>();

    /** {@code resolver}: turns names into addresses at the moment, or null. */
    AddressTable(EntryStore store, Supplier<NameResolver> resolver) {
        super(store);
        this.resolver = resolver;
    }

    @Override
    int locate(Sample sample, int version) {
        if (sample.type == SampleType.IPV4) {
            int found = locateIpv4((int) sample.number, version);
            if (found == NONE) {
                found = locateIpv6(0, 0xffffL << IPV4_BITS | sample.number, version);
            }
            return found == NONE ? locateIrregular(sample.number, version) : found;
        }
        int found = locateIpv6(sample.high, sample.low, version);
        long inner = found == NONE ? inner(sample.high, sample.low) : -1;
        if (inner >= 0) {
            found = locateIpv4((int) inner, version);
            return found == NONE ? locateIrregular(inner, version) : found;
        }
        return found;
    }

    /** The IPv4 address inside a mapped, compatible or 6to4 address; -1 when there is none. */
    private static long inner(long high, long low) {
        if (high == 0 && (low >>> IPV4_BITS == 0xffff || low >>> IPV4_BITS == 0)) {
            return low & 0xffff_ffffL;
        }
        return high >>> 48 == 0x2002 ? high >>> 16 & 0xffff_ffffL : -1;
    }

    private int locateIpv4(int address, int version) {
        long lengths = ipv4Lengths;
        char[] known = roots;
        if (known != null) {
            long deep = (long) known[address >>> ROOT_BITS] << ROOT_BITS + 1;
            lengths &= deep | (1L << ROOT_BITS + 1) - 1;
        }
        while (lengths != 0) {
            int length = Long.SIZE - 1 - Long.numberOfLeadingZeros(lengths);
            lengths &= ~(1L << length);
            SlotHash slots = ipv4[length];
            int hash = Bytes.mix(length == 0 ? 0 : address & -1 << IPV4_BITS - length);
            long[] cells = slots.cells();
            int at = SlotHash.seek(cells, hash, hash);
            // Different networks have different hashes, so the cell decides.
            int slot = at < 0 ? NONE : living(slots, SlotHash.slot(cells, at), version);
            if (slot != NONE) {
                return slot;
            }
        }
        return NONE;
    }

    private int living(SlotHash slots, int first, int version) {
        int slot = first;
        while (slot >= 0 && !has(slot, version)) {
            slot = slots.after(slot);
        }
        return slot;
    }

    private int locateIpv6(long high, long low, int version) {
        long[] lengths = ipv6Lengths;
        for (int word = lengths.length - 1; word >= 0; word--) {
            long bits = lengths[word];
            while (bits != 0) {
                int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
                bits &= ~(1L << bit);
                int length = word * Long.SIZE + bit;
                int slot = locateIpv6(ipv6[length], high & PatternText.upper(length), low & PatternText.lower(length), version);
                if (slot != NONE) {
                    return slot;
                }
            }
        }
        return NONE;
    }

    private int locateIpv6(SlotHash slots, long high, long low, int version) {
        int at = cellIpv6(slots, high, low);
        return at < 0 ? NONE : living(slots, SlotHash.slot(slots.cells(), at), version);
    }

    private int cellIpv6(SlotHash slots, long high, long low) {
        int hash = hashIpv6(high, low);
        long[] cells = slots.cells();
        for (int at = SlotHash.seek(cells, hash, hash); at >= 0; at = SlotHash.seek(cells, hash, at + 1)) {
            int slot = SlotHash.slot(cells, at);
            if (slot >= 0 && highs.get(slot) == high && lows.get(slot) == low) {
                return at;
            }
        }
        return -1;
    }

    private static int hashIpv6(long high, long low) {
        return Bytes.mix(high * 0x9e37_79b9_7f4a_7c15L + low);
    }

    private int locateIrregular(long address, int version) {
        int count = irregular.count();
        Network[] networks = irregularNetworks;
        for (int i = 0; i < count; i++) {
            if ((address & networks[i].mask()) == networks[i].low() && has(irregular.get(i), version)) {
                return irregular.get(i);
            }
        }
        return NONE;
    }

    @Override
    Network parse(byte[] pattern) throws PatternProblem {
        return PatternText.network(pattern, resolver.get());
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        Network network = (Network) parsed;
        if (network.isNamed()) {
            named.put(slot, network);
        }
        if (network.bits() < 0) {
            Network[] more = Arrays.copyOf(irregularNetworks, Math.max(irregular.count() + 1, irregularNetworks.length));
            more[irregular.count()] = network;
            irregularNetworks = more;
            irregular.add(slot);
        } else if (network.isIpv6()) {
            insertIpv6(slot, network);
        } else {
            insertIpv4(slot, network);
        }
    }

    private void insertIpv4(int slot, Network network) {
        int length = network.bits();
        if (ipv4[length] == null) {
            ipv4[length] = new SlotHash(chain, last);
        }
        put(ipv4[length], Bytes.mix((int) network.low()), slot);
        mark((int) network.low(), length);
        ipv4Lengths |= 1L << length;
        ipv4Count++;
        if (ipv4Count == MANY && roots == null) {
            buildRoots(slot);
        }
    }

    private static void put(SlotHash slots, int hash, int slot) {
        int at = SlotHash.seek(slots.cells(), hash, hash);
        if (at < 0) {
            slots.put(hash, slot);
        } else {
            slots.append(at, slot);
        }
    }

    private void mark(int address, int length) {
        char[] known = roots;
        if (known != null && length > ROOT_BITS) {
            known[address >>> ROOT_BITS] |= (char) (1 << length - ROOT_BITS - 1);
            roots = known;
        }
    }

    private void buildRoots(int upTo) {
        char[] built = new char[1 << ROOT_BITS];
        for (int slot = 0; slot <= upTo; slot++) {
            int location = store.location(slot);
            if (location != EntryStore.NOWHERE) {
                Network network = network(slot, store.key(location));
                if (!network.isIpv6() && network.bits() > ROOT_BITS) {
                    built[(int) network.low() >>> ROOT_BITS] |= (char) (1 << network.bits() - ROOT_BITS - 1);
                }
            }
        }
        roots = built;
    }

    private void insertIpv6(int slot, Network network) {
        int length = network.bits();
        if (ipv6[length] == null) {
            ipv6[length] = new SlotHash(chain, last);
        }
        highs.set(slot, network.high());
        lows.set(slot, network.low());
        int at = cellIpv6(ipv6[length], network.high(), network.low());
        if (at < 0) {
            ipv6[length].put(hashIpv6(network.high(), network.low()), slot);
        } else {
            ipv6[length].append(at, slot);
        }
        long[] lengths = ipv6Lengths.clone();
        lengths[length / Long.SIZE] |= 1L << length % Long.SIZE;
        ipv6Lengths = lengths;
    }

    private Network network(int slot, byte[] pattern) {
        Network known = named.get(slot);
        try {
            return known == null ? PatternText.network(pattern, null) : known;
        } catch (PatternProblem impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    void remove(int slot, byte[] pattern) {
        Network network = network(slot, pattern);
        named.remove(slot);
        if (network.bits() < 0) {
            return;
        }
        int length = network.bits();
        if (network.isIpv6()) {
            ipv6[length].remove(cellIpv6(ipv6[length], network.high(), network.low()), hashIpv6(network.high(), network.low()), slot);
            if (ipv6[length].size() == 0) {
                long[] lengths = ipv6Lengths.clone();
                lengths[length / Long.SIZE] &= ~(1L << length % Long.SIZE);
                ipv6Lengths = lengths;
            }
            return;
        }
        int hash = Bytes.mix((int) network.low());
        ipv4[length].remove(SlotHash.seek(ipv4[length].cells(), hash, hash), hash, slot);
        ipv4Count--;
        if (ipv4[length].size() == 0) {
            ipv4Lengths &= ~(1L << length);
        }
    }

    @Override
    Object parsed(int slot) {
        return named.get(slot);
    }
}
