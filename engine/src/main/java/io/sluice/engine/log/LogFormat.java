package io.sluice.engine.log;

/** Prints the text of a traffic log line, without the syslog header and the line end. Implementations keep no state and allocate nothing. */
interface LogFormat {

    void print(TrafficRecord record, LinePrinter printer);
}
