package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U64;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns after the separator, in their order. Those of protocols that are not spoken exist so that clients find every name, and
 * are always 0. One name misses its first letter; clients know it so.
 */
final class ProtocolColumns {
    private static final String TLS = """
            ssl_sess ssl_reused_sess ssl_failed_handshake ssl_ocsp_staple ssl_failed_ocsp_staple
            """;

    private static final String HTTP3 = """
            h3_data h3_headers h3_cancel_push h3_push_promise h3_max_push_id h3_goaway h3_settings h3_no_error
            h3_general_protocol_error h3_internal_error h3_stream_creation_error h3_closed_critical_stream
            h3_frame_unexpected h3_frame_error h3_excessive_load h3_id_error h3_settings_error h3_missing_settings
            h3_request_rejected h3_request_cancelled h3_request_incomplete h3_message_error h3_connect_error
            h3_version_fallback pack_decompression_failed qpack_encoder_stream_error qpack_decoder_stream_error
            """;

    private static final String QUIC = """
            quic_rxbuf_full quic_dropped_pkt quic_dropped_pkt_bufoverrun quic_dropped_parsing_pkt quic_socket_full
            quic_sendto_err quic_sendto_err_unknwn quic_sent_pkt quic_lost_pkt quic_too_short_dgram quic_retry_sent
            quic_retry_validated quic_retry_error quic_half_open_conn quic_hdshk_fail quic_stless_rst_sent
            quic_conn_migration_done quic_transp_err_no_error quic_transp_err_internal_error
            quic_transp_err_connection_refused quic_transp_err_flow_control_error quic_transp_err_stream_limit_error
            quic_transp_err_stream_state_error quic_transp_err_final_size_error quic_transp_err_frame_encoding_error
            quic_transp_err_transport_parameter_error quic_transp_err_connection_id_limit
            quic_transp_err_protocol_violation_error quic_transp_err_invalid_token quic_transp_err_application_error
            quic_transp_err_crypto_buffer_exceeded quic_transp_err_key_update_error quic_transp_err_aead_limit_reached
            quic_transp_err_no_viable_path quic_transp_err_crypto_error quic_transp_err_unknown_error quic_data_blocked
            quic_stream_data_blocked quic_streams_blocked_bidi quic_streams_blocked_uni
            """;

    private static final String HTTP2 = """
            h2_headers_rcvd h2_data_rcvd h2_settings_rcvd h2_rst_stream_rcvd h2_goaway_rcvd
            h2_detected_conn_protocol_errors h2_detected_strm_protocol_errors h2_rst_stream_resp h2_goaway_resp
            h2_open_connections h2_backend_open_streams h2_total_connections h2_backend_total_streams
            """;

    private static final Set<String> GAUGES = Set.of("quic_half_open_conn", "h2_open_connections", "h2_backend_open_streams");

    private ProtocolColumns() {
    }

    static List<StatColumn> list() {
        List<StatColumn> columns = new ArrayList<>();
        addZeros(columns, TLS, "FLSB", "Always 0: TLS is not spoken");
        addZeros(columns, HTTP3, "F", "Always 0: HTTP/3 is not spoken");
        addZeros(columns, QUIC, "F", "Always 0: QUIC is not spoken");
        addZeros(columns, HTTP2, "FB", "Always 0: HTTP/2 is not spoken");
        columns.addAll(Http1Columns.list());
        return List.copyOf(columns);
    }

    private static void addZeros(List<StatColumn> columns, String names, String kinds, String description) {
        for (String name : names.strip().split("\\s+", -1)) {
            columns.add(StatColumn.number(name, U64, GAUGES.contains(name) ? "MGP" : "MCP", description).on(kinds, row -> 0).build());
        }
    }
}
