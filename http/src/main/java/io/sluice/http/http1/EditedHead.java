package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/**
 * A received head and the edits that wait for it. Edits are cheap as long as nobody looks: they are gathered and applied when the head is forwarded.
 * Whoever reads the head in between calls {@link #index}, which applies them first, so that every reader sees what was changed before it.
 *
 * <p>One instance per event loop and direction, used for one message after the other; it belongs to that loop. A message whose edits do not fit is
 * {@link #isBroken broken} and must not be forwarded.
 */
public final class EditedHead {

    private final HeadParser parser;
    private final HeadEdits edits;
    private final Buffer scratch;
    private HeadIndex index;
    private Buffer buffer;
    private int bodyFrom;
    private boolean broken;

    /** {@code edits} are those that forwarding takes too; {@code scratch} is as large as the buffers that messages are received in. */
    public EditedHead(HeadParser parser, HeadEdits edits, Buffer scratch) {
        this.parser = parser;
        this.edits = edits;
        this.scratch = scratch;
    }

    /** Begins with a parsed head that ends at {@code bodyFrom}, without edits. */
    public void begin(HeadIndex head, Buffer headBuffer, int headEnd) {
        index = head;
        buffer = headBuffer;
        bodyFrom = headEnd;
        broken = false;
        edits.clear();
    }

    /** The head as it stands, with all edits so far. */
    public HeadIndex index() {
        if (!edits.isEmpty() && !broken) {
            apply();
        }
        return index;
    }

    /** The head as it was when it was last read, without the edits that wait since; for who adds further ones. */
    public HeadIndex pending() {
        return index;
    }

    /** The bytes that {@link #index} describes. */
    public Buffer buffer() {
        return buffer;
    }

    /** What is still to be changed; its header numbers are those of the last {@link #index}. */
    public HeadEdits edits() {
        return edits;
    }

    /** Where the body, or what has come of it, begins. */
    public int bodyFrom() {
        return bodyFrom;
    }

    /** The edits could not be carried out. */
    public boolean isBroken() {
        return broken;
    }

    /** An edit could not be taken. */
    public void breakUp() {
        broken = true;
    }

    private void apply() {
        int start = HeadForwarder.rewrite(buffer, index, bodyFrom, edits, scratch);
        if (start < 0) {
            broken = true;
            return;
        }
        int length = index.request ? parser.parseRequest(buffer, start, bodyFrom, index) : parser.parseResponse(buffer, start, bodyFrom, index);
        broken = length != bodyFrom - start;
        edits.clear();
    }
}
