package io.sluice.control.command;

/** A socket on which the Runtime API listens: its address as HAProxy writes it ({@code unix@/run/s.sock}), and its level. */
public record ControlSocket(String address, Level level) {
}
