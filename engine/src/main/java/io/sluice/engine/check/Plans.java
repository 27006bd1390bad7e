package io.sluice.engine.check;

import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.CheckRule;
import io.sluice.language.config.model.CheckSettings;
import io.sluice.language.config.model.ProxySection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns what the configuration says about checks into plans. */
final class Plans {

    private static final int[] GOOD_STATUSES = {200, 399};

    private Plans() {
    }

    static CheckPlan of(ProxySection section, String node) {
        CheckSettings settings = section.checks;
        return switch (settings.kind) {
            case HTTP -> http(settings, node);
            case TCP -> new CheckPlan(tcp(settings.tcpRules), true);
            case REDIS -> talk(3, new PrefixExpectation("+PONG\r\n", "Redis server is ok"), "*1\r\n$4\r\nPING\r\n");
            default -> CheckPlan.CONNECT;
        };
    }

    static CheckPlan agent(CheckState agent) {
        Step.Message message = server -> agent.message() == null ? new byte[0] : agent.message().getBytes(StandardCharsets.ISO_8859_1);
        return new CheckPlan(new Step[] {new Step.Connect(0, "", null, 0, false), new Step.Send(1, "", message),
            new Step.Expect(2, "", new AgentExpectation())}, false);
    }

    private static CheckPlan talk(int expectNumber, Expectation expectation, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);
        return new CheckPlan(new Step[] {new Step.Connect(0, "", null, 0, false), new Step.Send(expectNumber - 1, "", server -> bytes),
            new Step.Expect(expectNumber, "", expectation)}, false);
    }

    // ---- tcp-check ---------------------------------------------------------------------------------------------------------------------

    private static Step[] tcp(List<CheckRule> rules) {
        List<Step> steps = new ArrayList<>();
        boolean onlyConnects = true;
        for (CheckRule rule : rules) {
            onlyConnects &= rule.data == null && rule.match == null;
        }
        startIfUnwritten(rules, steps, onlyConnects);
        String comment = "";
        for (int i = 0; i < rules.size(); i++) {
            CheckRule rule = rules.get(i);
            int number = i + 1;
            if (rule.action == CheckRule.Action.COMMENT) {
                comment = rule.comment;
                continue;
            }
            comment = rule.comment.isEmpty() ? comment : rule.comment;
            switch (rule.action) {
                case CONNECT -> steps.add(connect(rule, number, comment, onlyConnects));
                case SEND -> steps.add(new Step.Send(number, comment, server -> rule.data));
                default -> steps.add(new Step.Expect(number, comment, new TcpExpectation(rule)));
            }
        }
        return steps.toArray(new Step[0]);
    }

    /** Without a line for it, the check begins with a connection all the same. */
    private static void startIfUnwritten(List<CheckRule> rules, List<Step> steps, boolean reset) {
        for (CheckRule rule : rules) {
            if (rule.action != CheckRule.Action.COMMENT) {
                if (rule.action == CheckRule.Action.CONNECT) {
                    return;
                }
                break;
            }
        }
        steps.add(new Step.Connect(0, "", null, 0, reset));
    }

    private static Step.Connect connect(CheckRule rule, int number, String comment, boolean reset) {
        return new Step.Connect(number, comment, rule.address, rule.port, reset && !rule.linger);
    }

    // ---- httpchk -----------------------------------------------------------------------------------------------------------------------

    private static CheckPlan http(CheckSettings settings, String node) {
        List<Step> steps = new ArrayList<>();
        List<CheckRule> rules = settings.httpRules;
        startIfUnwritten(rules, steps, false);
        boolean sent = false;
        boolean expected = false;
        for (int i = 0; i < rules.size(); i++) {
            CheckRule rule = rules.get(i);
            int number = i + 1;
            switch (rule.action) {
                case COMMENT -> { }
                case CONNECT -> {
                    steps.add(connect(rule, number, rule.comment, false));
                    sent = false;
                    expected = false;
                }
                case SEND -> {
                    steps.add(new Step.Send(number, rule.comment, new HttpRequestMessage(settings, rule, node)));
                    sent = true;
                }
                default -> {
                    if (!sent) {
                        steps.add(new Step.Send(number, "", new HttpRequestMessage(settings, null, node)));
                        sent = true;
                    }
                    steps.add(new Step.Expect(number, rule.comment, new HttpExpectation(rule, settings.disablesOn404)));
                    expected = true;
                }
            }
        }
        if (!sent) {
            steps.add(new Step.Send(rules.size() + 1, "", new HttpRequestMessage(settings, null, node)));
        }
        if (!expected) {
            CheckRule usual = new CheckRule();
            usual.match = CheckRule.Match.STATUS;
            usual.statuses = GOOD_STATUSES;
            steps.add(new Step.Expect(rules.size() + 2, "", new HttpExpectation(usual, settings.disablesOn404)));
        }
        return new CheckPlan(steps.toArray(new Step[0]), false);
    }
}
