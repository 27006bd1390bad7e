package io.sluice.engine.server;

import java.util.Arrays;

/**
 * Connections to one server that one event loop keeps open without a request, the most recently used on top. Only the owning loop
 * changes it; the counts may be read from elsewhere as rough figures.
 *
 * <p>A connection is <em>safe</em> once it has carried more than one request, so the server is known to keep it alive; others
 * are only <em>idle</em>. A request that cannot be repeated by its client takes a safe one at most (see {@code http-reuse}).
 */
public final class IdleConnections {

    private IdleConnection[] stack = new IdleConnection[8];
    private int count;
    private int safeCount;
    private int used;
    private int peakUsed;

    /** One more connection carries a request. */
    public void taken() {
        used++;
        peakUsed = Math.max(peakUsed, used);
    }

    /** One connection less carries a request. */
    public void givenBack() {
        used--;
    }

    /**
     * One more idle connection may be of use: there is none, or all together they are fewer than were used at once lately. Requests that may not
     * take an idle connection ({@code http-reuse safe}, the first of a client) would otherwise leave one each.
     */
    public boolean wantsMore() {
        return count == 0 || used + count < peakUsed;
    }

    /** Puts a connection on top. */
    public void push(IdleConnection connection) {
        if (count == stack.length) {
            stack = Arrays.copyOf(stack, 2 * count);
        }
        stack[count++] = connection;
        if (connection.isSafe()) {
            safeCount++;
        }
    }

    /** Takes the most recently used connection, any kind; null when there is none. */
    public IdleConnection popAny() {
        if (count == 0) {
            return null;
        }
        IdleConnection connection = stack[--count];
        stack[count] = null;
        if (connection.isSafe()) {
            safeCount--;
        }
        return connection;
    }

    /** Takes the most recently used safe connection; null when there is none. */
    public IdleConnection popSafe() {
        if (safeCount == 0) {
            return null;
        }
        for (int i = count - 1; i >= 0; i--) {
            if (stack[i].isSafe()) {
                IdleConnection connection = stack[i];
                removeAt(i);
                return connection;
            }
        }
        return null;
    }

    /** Takes a given connection out because it closes; false when it was not here. */
    public boolean remove(IdleConnection connection) {
        for (int i = count - 1; i >= 0; i--) {
            if (stack[i] == connection) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    /** The connection that has been idle for longest; null when there is none. */
    public IdleConnection oldest() {
        return count == 0 ? null : stack[0];
    }

    /** Closes the connections that have been idle since before a moment; called once per second, it also lets the peak of use sink. */
    public void closeIdleSince(long momentMs) {
        peakUsed = used + (peakUsed - used) / 2;
        int closed = 0;
        while (closed < count && stack[closed].idleSinceMs() < momentMs) {
            closed++;
        }
        if (closed == 0) {
            return;
        }
        IdleConnection[] old = Arrays.copyOf(stack, closed);
        count -= closed;
        System.arraycopy(stack, closed, stack, 0, count);
        Arrays.fill(stack, count, count + closed, null);
        for (IdleConnection connection : old) {
            if (connection.isSafe()) {
                safeCount--;
            }
            connection.closeIdle();
        }
    }

    private void removeAt(int index) {
        if (stack[index].isSafe()) {
            safeCount--;
        }
        count--;
        System.arraycopy(stack, index + 1, stack, index, count - index);
        stack[count] = null;
    }

    public int count() {
        return count;
    }

    public int safeCount() {
        return safeCount;
    }
}
