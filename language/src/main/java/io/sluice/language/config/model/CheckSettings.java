package io.sluice.language.config.model;

import java.util.ArrayList;
import java.util.List;

/** What a proxy says about the health checks of its servers. */
public final class CheckSettings {

    /** What checks talk. */
    public enum Kind { CONNECT, HTTP, TCP, SSL_HELLO, LDAP, MYSQL, PGSQL, REDIS, SMTP, EXTERNAL }

    public Kind kind = Kind.CONNECT;
    public Position position = Position.NONE;

    /** The first line of the request of {@code option httpchk}. */
    public String method = "OPTIONS";
    public String uri = "/";
    public String version = "HTTP/1.0";
    public List<CheckRule> httpRules = new ArrayList<>();
    public List<CheckRule> tcpRules = new ArrayList<>();
    public boolean disablesOn404;
    public boolean sendsState;

    /** The user of MySQL and PostgreSQL checks; null when none. */
    public String user;
    /** MySQL checks speak the protocol of before 4.1. */
    public boolean beforeMysql41;
    /** What SMTP checks begin with. */
    public String hello = "HELO localhost";

    /** The program of external checks and where programs are looked for; null when not given. */
    public String command;
    public String path;

    /** Takes over what a defaults section says. */
    public void copyFrom(CheckSettings from) {
        kind = from.kind;
        position = from.position;
        method = from.method;
        uri = from.uri;
        version = from.version;
        httpRules = new ArrayList<>(from.httpRules);
        tcpRules = new ArrayList<>(from.tcpRules);
        disablesOn404 = from.disablesOn404;
        sendsState = from.sendsState;
        user = from.user;
        beforeMysql41 = from.beforeMysql41;
        hello = from.hello;
        command = from.command;
        path = from.path;
    }
}
