package io.sluice.control.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a declared syntax matches a line and hands out its holes. */
class SyntaxTest {
    private final Argument<String> server = Argument.text("server", "Require 'backend/server'.");
    private final Argument<String> address = Argument.text("address", "Address expected.");
    private final Argument<Integer> port = Argument.word("port", Integer.class, "Port expected.", word -> {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notANumber) {
            throw new CommandFailure("problem converting port '" + word + "' to an int");
        }
    });
    private final Syntax syntax = Syntax.of("set server {server} addr {address} [port {port}]");

    private CommandArguments bind(String line) throws CommandFailure {
        return syntax.bind(List.of(line.split(" ", -1)), List.of(server, address, port));
    }

    @Test
    void literalsMustMatchAndHolesTakeAnything() {
        assertThat(syntax.match(List.of("set", "server", "b/s", "addr", "1.1.1.1"))).isEqualTo(3);
        assertThat(syntax.match(List.of("set", "server", "b/s", "weight", "1"))).isEqualTo(-1);
        assertThat(syntax.match(List.of("set", "server", "b/s"))).isEqualTo(-1);
        assertThat(Syntax.of("set server {server} {rest...}").match(List.of("set", "server"))).isEqualTo(2);
    }

    @Test
    void theOptionalEndIsTakenWhenItsWordIsThere() throws CommandFailure {
        assertThat(bind("set server b/s addr 1.1.1.1 port 80").get(port)).isEqualTo(80);
        assertThat(bind("set server b/s addr 1.1.1.1").find(port)).isEmpty();
        assertThat(bind("set server b/s addr 1.1.1.1 foo 80").find(port)).isEmpty();
        assertThat(bind("set server b/s addr 1.1.1.1 port 80 foo").get(address)).isEqualTo("1.1.1.1");
    }

    @Test
    void aMissingOrWrongWordFailsWithTheTextOfItsHole() {
        assertThatThrownBy(() -> bind("set server b/s addr")).isInstanceOf(CommandFailure.class).hasMessage("Address expected.");
        assertThatThrownBy(() -> bind("set server b/s addr 1.1.1.1 port")).isInstanceOf(CommandFailure.class)
                .hasMessage("Port expected.");
        assertThatThrownBy(() -> bind("set server b/s addr 1.1.1.1 port x")).isInstanceOf(CommandFailure.class)
                .hasMessage("problem converting port 'x' to an int");
    }

    @Test
    void anOptionalHoleMayBeMissing() throws CommandFailure {
        Syntax optional = Syntax.of("show env [{server}]");
        assertThat(optional.bind(List.of("show", "env"), List.of(server)).find(server)).isEmpty();
        assertThat(optional.bind(List.of("show", "env", "a", "b"), List.of(server)).get(server)).isEqualTo("a");
    }

    @Test
    void theRestTakesAllWordsThatAreLeft() throws CommandFailure {
        Argument<Integer> rest = Argument.rest("rest", Integer.class, List::size);
        Syntax all = Syntax.of("echo {rest...}");
        assertThat(all.bind(List.of("echo"), List.of(rest)).get(rest)).isZero();
        assertThat(all.bind(List.of("echo", "a", "b"), List.of(rest)).get(rest)).isEqualTo(2);
    }

    @Test
    void aDescriptionMustDeclareItsHolesInOrder() {
        assertThatThrownBy(() -> CommandDescription.of("show {a} {b}", Level.USER, Effect.READS)
                .arguments(Argument.text("b", ""), Argument.text("a", "")).build()).isInstanceOf(IllegalArgumentException.class);
    }
}
