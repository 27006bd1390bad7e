/**
 * Logs: traffic lines in HAProxy's formats and messages about proxies and servers, carried to their targets off the event loops.
 *
 * <p>Entry points, in the order of use:
 * <ol>
 * <li>{@link io.sluice.engine.log.LogSystem} is built once from the configuration ({@link io.sluice.engine.log.LogIdentity#of} names the
 * process, {@link io.sluice.engine.log.LinuxLogDevice} is the machine). {@code start()} after the process became a daemon and
 * changed its user; {@code stop(boundMs)} when the loops have ended, before the process does; {@code dropped()} is DroppedLogs.</li>
 * <li>{@code proxyLog(section)} gives each frontend and backend its {@link io.sluice.engine.log.ProxyLog}; {@code openLoop()} gives each
 * event loop its {@link io.sluice.engine.log.LoopLog}.</li>
 * <li>A stream owns a {@link io.sluice.engine.log.TrafficRecord}, fills it, and calls
 * {@link io.sluice.engine.log.ProxyLog#emit emit(loopLog, record)}: at accept when {@code isAtAccept()}, at the response head (HTTP) or the
 * server connection (TCP) when {@code isAsap()}, else at the end. It is not called for monitor requests. The proxy decides level, omission and
 * targets.</li>
 * <li>Control threads write messages with {@link io.sluice.engine.log.EventLog#log}, event loops with
 * {@link io.sluice.engine.log.ProxyLog#message}.</li>
 * </ol>
 *
 * <p>A line travels: printer (loop) → ring (one per loop) → outbox of its target (writer) → kernel. Every stage is bounded; what
 * does not fit is dropped and counted, and nothing waits for a receiver but the writer's own nap.
 */
package io.sluice.engine.log;
