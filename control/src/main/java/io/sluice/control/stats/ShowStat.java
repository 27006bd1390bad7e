package io.sluice.control.stats;

import io.sluice.base.time.Clock;
import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.engine.proxy.FullLoad;
import io.sluice.control.stats.column.StatMoment;
import io.sluice.engine.proxy.ProxyTable;
import java.util.List;

/** {@code show stat}: the counters of frontends, listeners, servers and backends. */
final class ShowStat implements Command {
    private static final int NANOS_PER_MS = 1_000_000;
    private static final Argument<Words> QUERY = Argument.rest("query", Words.class, Words::new);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show stat {query...}", Level.USER, Effect.READS)
            .help("show stat [desc|json|no-maint|typed|up]*", "report counters for each proxy and server")
            .arguments(QUERY)
            .example("show stat")
            .example("show stat app 4 -1 typed")
            .example("show stat json no-maint")
            .build();

    /** The words after the command: which depends on how many there are, so they are looked at together. */
    record Words(List<String> list) {
        Words {
            list = List.copyOf(list);
        }
    }

    private final ProxyTable proxies;
    private final Clock clock;
    private final FullLoad fullLoad;

    ShowStat(ProxyTable proxies, Clock clock) {
        this.proxies = proxies;
        this.clock = clock;
        this.fullLoad = new FullLoad(proxies);
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        StatQuery query = StatQuery.parse(call.get(QUERY).list(), proxies);
        if (query.domain() == StatQuery.Domain.RESOLVERS) {
            call.print(ResolverStats.text(query.format()));
            return;
        }
        boolean showsDetails = call.client().level().allows(Level.OPERATOR);
        StatMoment moment = new StatMoment(clock.nanos() / NANOS_PER_MS, clock.wallMs(), fullLoad, showsDetails, query.hidesServers());
        new StatReport(query, moment, call::print).write(proxies);
    }
}
