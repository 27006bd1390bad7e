package io.sluice.control.stats.info;

import java.util.ArrayList;
import java.util.List;

/** Lines about memory, descriptors and the connection limits that follow from them. */
final class LimitInfo {
    private LimitInfo() {
    }

    static List<InfoField> list() {
        List<InfoField> fields = new ArrayList<>(MemoryInfo.megabytes());
        fields.addAll(List.of(
                InfoField.number("Ulimit-n", "CLP", moment -> moment.program().descriptorLimit(), "Limit on open descriptors"),
                InfoField.number("Maxsock", "CLP", moment -> moment.program().descriptorLimit(), "Limit on sockets"),
                InfoField.number("Maxconn", "CLP", moment -> moment.process().maxconn(), "Limit on client connections"),
                InfoField.number("Hard_maxconn", "CLP", moment -> moment.process().configuredMaxconn(),
                        "Highest limit on client connections that can be set")));
        return fields;
    }
}
