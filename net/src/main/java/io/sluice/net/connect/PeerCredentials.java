package io.sluice.net.connect;

/** Who is at the other end of a unix socket, as the kernel noted it when the connection was made. */
public record PeerCredentials(int processId, int userId, int groupId) {
}
