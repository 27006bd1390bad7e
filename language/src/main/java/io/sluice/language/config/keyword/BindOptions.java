package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** Options of {@code bind} lines about the listening socket and where it runs. */
final class BindOptions extends BindFamily {

    private static final int MOST_SHARDS = 1024;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.bind("name", "<name>", "Name of the listener in statistics."),
            Keyword.bind("id", "<number>", "Number of the line's first listener."),
            Keyword.bind("maxconn", "<number>", "Most connections of each listener of the line."),
            Keyword.bind("backlog", "<number>", "Length of the system's queue of new connections."),
            Keyword.bind("interface", "<name>", "Network interface to bind to."),
            Keyword.bind("transparent", "", "Allows addresses that are not the machine's own."),
            Keyword.bind("v4v6", "", "An IPv6 wildcard takes IPv4 connections too."),
            Keyword.bind("v6only", "", "An IPv6 wildcard takes IPv6 connections only."),
            Keyword.bind("defer-accept", "", "Accepts a connection when its first data has come."),
            Keyword.bind("tfo", "", "TCP fast open."),
            Keyword.bind("mss", "<bytes>", "Largest TCP segment."),
            Keyword.bind("tcp-ut", "<time>", "How long sent data may stay unacknowledged."),
            Keyword.bind("thread", "<set>", "Threads that accept; every event loop accepts here.").accepted(),
            Keyword.bind("process", "<set>", "Processes of former times; they are event loops that share everything."),
            Keyword.bind("shards", "<number> | by-thread | by-group", "Listening sockets per address.").accepted(),
            Keyword.bind("nice", "<-1024..1024>", "Priority of the line's connections.").accepted(),
            Keyword.bind("guid-prefix", "<text>", "Prefix of the listeners' global names.").accepted());
    }

    @Override
    String read(String name, OptionWords words, BindLine bind, Reading reading) {
        switch (name) {
            case "transparent" -> bind.transparent = true;
            case "v4v6" -> bind.v4v6 = true;
            case "v6only" -> bind.v6only = true;
            case "defer-accept" -> bind.deferAccept = true;
            case "tfo" -> bind.tcpFastOpen = true;
            case "process" -> {
                return process(words, bind, reading);
            }
            default -> {
                return withValue(name, words.next(), bind);
            }
        }
        return null;
    }

    private static String withValue(String name, String value, BindLine bind) {
        switch (name) {
            case "name" -> bind.name = value;
            case "interface" -> bind.interfaceName = value;
            case "thread" -> bind.thread = value;
            case "guid-prefix" -> { }
            default -> {
                return withNumber(name, value, bind);
            }
        }
        if (!value.isEmpty()) {
            return null;
        }
        return "'" + name + "' : missing " + ("interface".equals(name) ? "interface name" : "name".equals(name) ? "name" : "value");
    }

    private static String withNumber(String name, String value, BindLine bind) {
        long number = Numbers.parse(value);
        switch (name) {
            case "id":
                return id(value, number, bind);
            case "shards":
                return shards(value, number, bind);
            case "mss":
                if (number == Numbers.INVALID || number == 0 || Math.abs(number) > 65_535) {
                    return "'mss' : expects an MSS with and absolute value between 1 and 65535";
                }
                bind.tcpMaxSegmentBytes = (int) number;
                return null;
            case "tcp-ut":
                long time = TimeText.parseMs(value);
                if (time < 0) {
                    return "'tcp-ut' : expects a positive delay in milliseconds";
                }
                bind.tcpUserTimeoutMs = (int) time;
                return null;
            default:
                return limit(name, value, number, bind);
        }
    }

    private static String limit(String name, String value, long number, BindLine bind) {
        if (value.isEmpty()) {
            return "'" + name + "' : missing value";
        }
        if (number == Numbers.INVALID) {
            return "'" + name + "' : invalid value '" + value + "', an integer is expected";
        }
        if ("nice".equals(name)) {
            if (number < -1024 || number > 1024) {
                return "'nice' : invalid value " + number + ", allowed range is -1024..1024";
            }
            bind.nice = (int) number;
            return null;
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            return "'" + name + "' : invalid value " + number + ", must be " + ("backlog".equals(name) ? "> 0" : ">= 0");
        }
        if ("maxconn".equals(name)) {
            bind.maxconn = number == 0 ? -1 : (int) number;
        } else {
            bind.backlog = number == 0 ? -1 : (int) number;
        }
        return null;
    }

    private static String id(String value, long number, BindLine bind) {
        if (value.isEmpty()) {
            return "'id' : expects an integer argument";
        }
        if (number == Numbers.INVALID || number > Integer.MAX_VALUE) {
            return "'id' : expects an integer argument, found '" + value + "'";
        }
        if (number <= 0) {
            return "'id' : custom id has to be > 0";
        }
        bind.id = (int) number;
        return null;
    }

    private static String shards(String value, long number, BindLine bind) {
        if ("by-thread".equals(value)) {
            bind.shards = 0;
        } else if ("by-group".equals(value)) {
            bind.shards = -2;
        } else if (number < 1 || number > MOST_SHARDS) {
            return "'shards' : invalid value " + (number == Numbers.INVALID ? 0 : number) + ", allowed range is 1.." + MOST_SHARDS
                + " or 'by-thread'";
        } else {
            bind.shards = (int) number;
        }
        return null;
    }

    private static String process(OptionWords words, BindLine bind, Reading reading) {
        if (!words.hasNext()) {
            return "'process' : missing process or process/thread set";
        }
        bind.process = words.next();
        reading.diagnostics.warning(words.position(), "'process " + bind.process
            + "' : processes are event loops that share all state; every socket shows the same, so the set has no effect.");
        return null;
    }
}
