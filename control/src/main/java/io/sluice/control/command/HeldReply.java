package io.sluice.control.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the answer of a command that runs under the change lock until the lock is released, so that a slow reader never keeps
 * other writers out. Such answers are a few lines; a command with a long answer does not belong under the lock.
 */
final class HeldReply implements Reply {
    private static final int MOST_PIECES = 100_000;

    /** A null severity marks a piece of a dump. */
    private record Piece(Severity severity, String text) {
    }

    private final List<Piece> pieces = new ArrayList<>();

    @Override
    public void message(Severity severity, String text) {
        hold(new Piece(severity, text));
    }

    @Override
    public void print(String text) {
        hold(new Piece(null, text));
    }

    private void hold(Piece piece) {
        if (pieces.size() == MOST_PIECES) {
            throw new IllegalStateException("a command under the change lock answers too much");
        }
        pieces.add(piece);
    }

    @Override
    public void flush() {
        // Everything leaves when the lock is released.
    }

    void sendTo(Reply reply) {
        for (Piece piece : pieces) {
            if (piece.severity == null) {
                reply.print(piece.text);
            } else {
                reply.message(piece.severity, piece.text);
            }
        }
        pieces.clear();
    }
}
