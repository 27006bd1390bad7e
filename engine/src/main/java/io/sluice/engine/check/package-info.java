/**
 * Checks of servers: connecting, talking and judging on event loops. What a check finds goes to {@link io.sluice.engine.server.ServerStates}; this
 * package knows no backends and changes no state itself.
 */
package io.sluice.engine.check;
