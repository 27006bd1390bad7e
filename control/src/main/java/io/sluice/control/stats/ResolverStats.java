package io.sluice.control.stats;

import io.sluice.control.stats.format.OutputFormat;

/** {@code show stat domain resolvers}: the header of the name servers' counters. There are no resolvers sections, so no line follows. */
final class ResolverStats {
    private static final String HEADER = "# id,pid,sent,send_error,valid,update,cname,cname_error,any_err,nx,timeout,refused,other,invalid,"
            + "too_big,truncated,outdated,\n";

    private ResolverStats() {
    }

    static String text(OutputFormat format) {
        return switch (format) {
            case PLAIN -> HEADER;
            case TYPED -> "";
            case JSON -> "[]\n";
        };
    }
}
