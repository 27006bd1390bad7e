package io.sluice.control.command;

/**
 * Where a command writes its answer. Output leaves as it is produced, so an answer of any size needs bounded memory; a slow
 * reader blocks the command's thread. The blank line that ends every answer is added by the caller of the command.
 *
 * <p>Texts are byte strings: a char up to U+00FF is sent as that one byte, so that what a client sent comes back unchanged;
 * other chars are sent as UTF-8. Texts that come from Java (file names, messages) are turned by {@link ByteText}.
 */
public interface Reply {
    /** A feedback message, prefixed with its severity when the client asked for that. A missing final LF is added. */
    void message(Severity severity, String text);

    /** A piece of a dump, written as it is. */
    void print(String text);

    /** Sends everything written so far, for commands that wait before they go on. */
    void flush();

    /** Waits at most this long; true when the client sent something or left meanwhile: whatever it sent is passed over. */
    default boolean interrupted(int waitMs) {
        return true;
    }
}
