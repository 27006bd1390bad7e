package io.sluice.engine.log;

/** Severities of messages, numbered as syslog numbers them: a smaller number is more severe. */
public final class LogLevel {

    public static final int EMERGENCY = 0;
    public static final int ALERT = 1;
    public static final int CRITICAL = 2;
    public static final int ERROR = 3;
    public static final int WARNING = 4;
    public static final int NOTICE = 5;
    public static final int INFO = 6;
    public static final int DEBUG = 7;

    /** No level: the message is not written. */
    public static final int SILENT = 8;

    static final int COUNT = 8;

    private LogLevel() {
    }
}
