package io.sluice.engine.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the values of a format need besides the record.
 *
 * @param http the proxy understands HTTP
 * @param hostName name of the machine
 * @param processId number of the process
 * @param lines lines that the proxy has logged so far
 * @param marksMissing a value that does not exist is a dash
 */
record FormatFacts(boolean http, byte[] hostName, long processId, AtomicLong lines, boolean marksMissing) {
}
