package io.sluice.engine.log;

import io.sluice.language.config.model.ProxySection;

/** Chooses the built-in format that a frontend's options ask for. */
final class LogFormats {

    private static final LogFormat TCP = new TcpLogFormat();

    private LogFormats() {
    }

    /** HTTP formats fall back to the TCP ones in TCP mode, where there is no request to print. */
    static LogFormat of(ProxySection proxy) {
        boolean http = proxy.mode == ProxySection.Mode.HTTP;
        return switch (proxy.logFormat) {
            case NONE, CUSTOM -> new ConnectLogFormat(proxy.mode.name());
            case TCP -> TCP;
            case HTTP -> http ? new HttpLogFormat(false) : TCP;
            case HTTPS -> http ? new HttpLogFormat(true) : TCP;
            case CLF -> new CommonLogFormat(http);
            case TCP_CLF -> new CommonLogFormat(false);
        };
    }
}
