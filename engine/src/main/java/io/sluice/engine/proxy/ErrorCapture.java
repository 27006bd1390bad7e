package io.sluice.engine.proxy;

/**
 * The last invalid request or response of a proxy, as {@code show errors} prints it. Immutable, published through one volatile
 * reference by the loop that met it.
 *
 * @param wallMs when
 * @param frontend name and number
 * @param backend name, or null when none was chosen yet
 * @param server name, or null
 * @param event number of the event in the process, from 0
 * @param source client address as text with its port
 * @param bytes what was received, at most one buffer
 * @param errorPosition offset of the offending byte in {@code bytes}
 * @param messageState the parser's state as HAProxy names and numbers it, for example {@code MSG_HDR_NAME(17)}
 * @param bufferSizeBytes size of a buffer
 */
public record ErrorCapture(long wallMs, String frontend, int frontendId, String backend, int backendId, String server, int serverId,
                           long event, String source, byte[] bytes, int errorPosition, String messageState, int bufferSizeBytes) {
}
