package io.sluice.control.command.proxy;

import io.sluice.control.command.Reply;
import io.sluice.control.command.WallTime;
import io.sluice.engine.proxy.ErrorCapture;

/** One captured error with the bytes that caused it, in the layout of {@code show errors}: 70 columns, everything printable. */
final class ErrorDump {
    private static final int COLUMNS = 70;
    /** A buffer's room behind the place where a message wraps. */
    private static final int WRAP_RESERVE = 48;

    private ErrorDump() {
    }

    static void print(ErrorCapture capture, boolean response, Reply reply) {
        String backend = capture.backend() == null ? "<NONE> (#-1)" : capture.backend() + " (#" + capture.backendId() + ")";
        String server = capture.server() == null ? "<NONE> (#-1)" : capture.server() + " (#" + capture.serverId() + ")";
        String frontend = capture.frontend() + " (#" + capture.frontendId() + ")";
        int length = capture.bytes().length;
        reply.print(" \n[" + WallTime.millis(capture.wallMs()) + "] "
                + (response ? "backend " + backend + ": invalid response\n  frontend " + frontend
                        : "frontend " + frontend + ": invalid request\n  backend " + backend)
                + ", server " + server + ", event #" + capture.event() + ", src " + capture.source() + "\n"
                + "  buffer starts at 0 (including 0 out), " + (capture.bufferSizeBytes() - length) + " free,\n"
                + "  len " + length + ", wraps at " + (capture.bufferSizeBytes() - WRAP_RESERVE)
                + ", error at position " + capture.errorPosition() + "\n"
                + "  H1 connection flags 0x00000000, H1 stream flags 0x00000000\n"
                + "  H1 msg state " + capture.messageState() + ", H1 msg flags 0x00000000\n"
                + "  H1 chunk len 0 bytes, H1 body len 0 bytes :\n"
                + "  \n");
        bytes(capture.bytes(), reply);
    }

    private static void bytes(byte[] bytes, Reply reply) {
        int at = 0;
        boolean continued = false;
        while (at < bytes.length) {
            StringBuilder line = new StringBuilder();
            line.append("  ").append(offset(at)).append(continued ? '+' : ' ').append(' ');
            int textStart = line.length();
            boolean ended = false;
            while (at < bytes.length && !ended) {
                String shown = printable(bytes[at]);
                if (line.length() - textStart + shown.length() > COLUMNS) {
                    break;
                }
                line.append(shown);
                ended = bytes[at++] == '\n';
            }
            continued = !ended;
            reply.print(line.append('\n').toString());
        }
    }

    private static String offset(int value) {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    private static String printable(byte b) {
        return switch (b) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x1b -> "\\e";
            case '\\' -> "\\\\";
            default -> b >= ' ' && b < 0x7f ? String.valueOf((char) b) : "\\x" + hex(b >> 4) + hex(b);
        };
    }

    private static char hex(int nibble) {
        return "0123456789ABCDEF".charAt(nibble & 15);
    }
}
