package io.sluice.control.stats.column;

import io.sluice.engine.proxy.FullLoad;

/**
 * What all rows of one output share.
 *
 * @param nowMs the loops' time, for rates
 * @param wallMs wall-clock time, for ages
 * @param fullLoad the load limits of all backends
 * @param showsDetails addresses, cookies and algorithms may be seen
 * @param hidesServers servers that are down or in maintenance are left out, so backends say how many there are
 */
public record StatMoment(long nowMs, long wallMs, FullLoad fullLoad, boolean showsDetails, boolean hidesServers) {
}
