package io.sluice.control.command.cli;

import java.util.List;

/** The words that are left on a line, as one typed value. */
record Words(List<String> list) {
}
