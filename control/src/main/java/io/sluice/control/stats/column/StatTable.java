package io.sluice.control.stats.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All columns of {@code show stat} in their order. Clients know the first 103 by their number, so names are only ever added
 * at the end of a block: first the columns of the proxy itself, then, after a separator, those of the protocols. Immutable.
 */
public final class StatTable {
    /** Clients of HAProxy 3.2 find these names in this order. */
    private static final String ORDER = """
            pxname svname qcur qmax scur smax slim stot bin bout dreq dresp ereq econ eresp wretr wredis status weight
            act bck chkfail chkdown lastchg downtime qlimit pid iid sid throttle lbtot tracked type rate rate_lim
            rate_max check_status check_code check_duration hrsp_1xx hrsp_2xx hrsp_3xx hrsp_4xx hrsp_5xx hrsp_other
            hanafail req_rate req_rate_max req_tot cli_abrt srv_abrt comp_in comp_out comp_byp comp_rsp lastsess
            last_chk last_agt qtime ctime rtime ttime agent_status agent_code agent_duration check_desc agent_desc
            check_rise check_fall check_health agent_rise agent_fall agent_health addr cookie mode algo conn_rate
            conn_rate_max conn_tot intercepted dcon dses wrew connect reuse cache_lookups cache_hits srv_icur src_ilim
            qtime_max ctime_max rtime_max ttime_max eint idle_conn_cur safe_conn_cur used_conn_cur need_conn_est uweight
            agg_server_status agg_server_check_status agg_check_status srid sess_other h1sess h2sess h3sess req_other
            h1req h2req h3req proto
            """;

    private static final List<StatColumn> PROXY_COLUMNS = inOrder();
    private static final List<StatColumn> PROTOCOL_COLUMNS = ProtocolColumns.list();

    private StatTable() {
    }

    /** The columns before the separator, by their number. */
    public static List<StatColumn> proxyColumns() {
        return PROXY_COLUMNS;
    }

    /** The columns after the separator. */
    public static List<StatColumn> protocolColumns() {
        return PROTOCOL_COLUMNS;
    }

    /** All columns; the index is the position that typed and JSON outputs print, in which the separator does not count. */
    public static List<StatColumn> all() {
        List<StatColumn> all = new ArrayList<>(PROXY_COLUMNS);
        all.addAll(PROTOCOL_COLUMNS);
        return List.copyOf(all);
    }

    private static List<StatColumn> families() {
        List<StatColumn> columns = new ArrayList<>();
        columns.addAll(IdentityColumns.list());
        columns.addAll(LimitColumns.list());
        columns.addAll(TrafficColumns.list());
        columns.addAll(ErrorColumns.list());
        columns.addAll(TimeColumns.list());
        columns.addAll(StateColumns.list());
        columns.addAll(CheckColumns.list());
        columns.addAll(ConnectionColumns.list());
        columns.addAll(HttpColumns.list());
        return columns;
    }

    private static List<StatColumn> inOrder() {
        Map<String, StatColumn> byName = new HashMap<>();
        for (StatColumn column : families()) {
            if (byName.put(column.name(), column) != null) {
                throw new IllegalStateException("two columns are named " + column.name());
            }
        }
        List<StatColumn> ordered = new ArrayList<>();
        for (String name : ORDER.strip().split("\\s+", -1)) {
            StatColumn column = byName.remove(name);
            if (column == null) {
                throw new IllegalStateException("no family has the column " + name);
            }
            ordered.add(column);
        }
        if (!byName.isEmpty()) {
            throw new IllegalStateException("columns without a place: " + byName.keySet());
        }
        return List.copyOf(ordered);
    }
}
