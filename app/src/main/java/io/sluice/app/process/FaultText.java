package io.sluice.app.process;

import java.io.PrintWriter;
import java.io.StringWriter;

/** An unexpected exception as text with its place, for the one message about it. */
final class FaultText {

    private FaultText() {
    }

    static String of(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
