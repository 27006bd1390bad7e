package io.sluice.language.config;

import io.sluice.language.config.source.Surroundings;
import io.sluice.language.config.text.Environment;
import java.util.List;

/** The variables that every configuration can use without setting them. */
final class PredefinedVariables {

    private static final String HTTP_LOG = "%ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %CC %CS %tsc %ac/%fc/%bc/%sc/%rc %sq/%bq %hr %hs "
        + "%{+Q}r";
    private static final String TCP_LOG = "%ci:%cp [%t] %ft %b/%s %Tw/%Tc/%Tt %B %ts %ac/%fc/%bc/%sc/%rc %sq/%bq";
    private static final String HTTPS_LOG = HTTP_LOG + " %[fc_err]/%[ssl_fc_err,hex]/%[ssl_c_err]/%[ssl_c_ca_err]/%[ssl_fc_is_resumed] "
        + "%[ssl_fc_sni]/%sslv/%sslc";
    private static final String HTTP_CLF_LOG = "%{+Q}o %{-Q}ci - - [%trg] %r %ST %B \"\" \"\" %cp %ms %ft %b %s %TR %Tw %Tc %Tr %Ta %tsc %ac %fc "
        + "%bc %sc %rc %sq %bq %CC %CS %hrl %hsl";
    private static final String TCP_CLF_LOG = "%{+Q}o %{-Q}ci - - [%T] \"TCP \" 000 %B \"\" \"\" %cp %ms %ft %b %s %Th %Tw %Tc %Tt %U %ts-- %ac "
        + "%fc %bc %sc %rc %sq %bq \"\" \"\" ";

    private PredefinedVariables() {
    }

    static void set(Environment environment, List<String> files, Surroundings surroundings) {
        environment.set("HAPROXY_LOCALPEER", surroundings.localPeer());
        environment.set("HAPROXY_HTTP_LOG_FMT", HTTP_LOG);
        environment.set("HAPROXY_HTTP_CLF_LOG_FMT", HTTP_CLF_LOG);
        environment.set("HAPROXY_HTTPS_LOG_FMT", HTTPS_LOG);
        environment.set("HAPROXY_TCP_LOG_FMT", TCP_LOG);
        environment.set("HAPROXY_TCP_CLF_LOG_FMT", TCP_CLF_LOG);
        environment.set("HAPROXY_CFGFILES", String.join(";", files));
        String version = surroundings.version();
        int dot = version.indexOf('.', version.indexOf('.') + 1);
        environment.set("HAPROXY_BRANCH", dot < 0 ? version : version.substring(0, dot));
        environment.set("HAPROXY_STARTUP_VERSION", version);
    }
}
