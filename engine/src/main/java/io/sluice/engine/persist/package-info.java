/**
 * Ties clients to servers: the {@code cookie} of a backend in requests and responses. A backend without it costs a null check. {@link
 * io.sluice.engine.persist.Persistence} is what the configuration says, {@link io.sluice.engine.persist.Affinity} what is known about one request, and
 * {@link io.sluice.engine.persist.CookieEditor} does the work, one for each loop. Nothing here allocates once its arrays have grown.
 */
package io.sluice.engine.persist;
