package io.sluice.control.stats.info;

import java.util.ArrayList;
import java.util.List;

/**
 * All lines of {@code show info} in their order. Typed and JSON outputs print positions; two of them belong to figures of a compression
 * library and are left out here as by programs without it. Immutable.
 */
final class InfoTable {
    /** A place in the order that has no line. */
    private static final InfoField UNUSED = null;

    private static final List<InfoField> FIELDS = fields();

    private InfoTable() {
    }

    /** The lines by position; null where there is none. */
    static List<InfoField> byPosition() {
        return FIELDS;
    }

    private static List<InfoField> fields() {
        List<InfoField> fields = new ArrayList<>();
        fields.addAll(ProgramInfo.start());
        fields.addAll(LimitInfo.list());
        fields.addAll(TrafficInfo.connections());
        fields.addAll(TlsInfo.connections());
        fields.addAll(TrafficInfo.pipes());
        fields.addAll(TrafficInfo.rates());
        fields.addAll(TlsInfo.rates());
        fields.addAll(TrafficInfo.compression());
        fields.add(UNUSED);
        fields.add(UNUSED);
        fields.addAll(ProgramInfo.activity());
        fields.addAll(TrafficInfo.output());
        fields.addAll(ProgramInfo.end());
        return fields;
    }
}
