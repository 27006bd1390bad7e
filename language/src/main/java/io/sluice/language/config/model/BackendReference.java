package io.sluice.language.config.model;

/** A backend named by {@code default_backend} or {@code use_backend}. */
public record BackendReference(String name, Position position) {
}
