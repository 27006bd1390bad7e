package io.sluice.app.message;

import io.sluice.app.version.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the program tells whoever started it: {@code [NOTICE]}, {@code [WARNING]} and {@code [ALERT]} lines with the process number, laid out as
 * HAProxy's. The lines of the start are kept for {@code show startup-logs}, at most {@link #KEPT_CHARACTERS}. Any thread; a line is one write.
 * Never fails: when nobody reads the error output any more there is nobody to tell.
 */
public final class Console {

    private static final int KEPT_CHARACTERS = 65_536;

    private final OutputStream output;
    private final OutputStream errors;
    private final int processId;
    private final String program;
    private final StringBuilder startup = new StringBuilder();
    private boolean quiet;
    private boolean starting = true;
    private boolean introduced;
    private int warnings;

    public Console(OutputStream output, OutputStream errors, int processId, String program) {
        this.output = output;
        this.errors = errors;
        this.processId = processId;
        this.program = program;
    }

    /** The console of this process; straight to the descriptors, without the encoders and locks of the standard streams. */
    public static Console ofProcess(int processId, String program) {
        return new Console(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), processId, program);
    }

    /** Says nothing from now on; what it would have said is still kept. */
    public synchronized void quiet(boolean value) {
        quiet = value;
    }

    /** Number of warnings so far. */
    public synchronized int warnings() {
        return warnings;
    }

    public synchronized void notice(String text) {
        line("[NOTICE]   (", text);
    }

    public synchronized void warning(String text) {
        warnings++;
        introduce();
        line("[WARNING]  (", text);
    }

    public synchronized void alert(String text) {
        introduce();
        line("[ALERT]    (", text);
    }

    /** A remark that only the diagnostic mode asks for; counts as a warning. */
    public synchronized void diagnostic(String text) {
        warnings++;
        introduce();
        line("[DIAG]     (", text);
    }

    /** Plain text on the standard output, such as an answer that was asked for; also when quiet. */
    public synchronized void print(String text) {
        write(output, text);
    }

    /** Plain text on the standard output unless quiet. */
    public synchronized void say(String text) {
        if (!quiet) {
            write(output, text);
        }
    }

    /** Plain text on the error output, also when quiet. */
    public synchronized void printError(String text) {
        write(errors, text);
    }

    /** The start is over: later lines are not part of {@code show startup-logs}. */
    public synchronized void endOfStart() {
        starting = false;
    }

    /** The lines of the start. */
    public synchronized String startupMessages() {
        return startup.toString();
    }

    /** Who speaks, in front of the first bad news of the start. */
    private void introduce() {
        if (starting && !introduced) {
            introduced = true;
            line("[NOTICE]   (", Version.PROGRAM.toLowerCase(java.util.Locale.ROOT) + " version is " + Version.NUMBER + " (compatible with HAProxy "
                + Version.HAPROXY + ")");
            line("[NOTICE]   (", "path to executable is " + program);
        }
    }

    private void line(String severity, String text) {
        String line = severity + processId + ") : " + text + "\n";
        if (starting && startup.length() + line.length() <= KEPT_CHARACTERS) {
            startup.append(line);
        }
        if (!quiet) {
            write(errors, line);
        }
    }

    private static void write(OutputStream target, String text) {
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
            target.flush();
        } catch (IOException ignored) {
            // The reader is gone, and there is no other place to say so.
            return;
        }
    }
}
