package io.sluice.language.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private final Environment environment = new Environment(Map.of("HOME", "/home/ada", "LIST", "a b  c", "EMPTY", "", "PADDED", " x "));
    private final Tokenizer tokenizer = new Tokenizer(environment);

    private List<String> words(String line) {
        assertThat(tokenizer.split(line)).as(tokenizer.error()).isTrue();
        return tokenizer.words();
    }

    private String error(String line) {
        assertThat(tokenizer.split(line)).isFalse();
        return tokenizer.error() + "@" + (tokenizer.errorIndex() + 1);
    }

    @Test
    void splitsAtAnyWhiteSpace() {
        assertThat(words("  bind\t:80\u000bname \f x\r")).containsExactly("bind", ":80", "name", "x");
    }

    @Test
    void dropsCommentsEvenBehindAWord() {
        assertThat(words("node a#b c")).containsExactly("node", "a");
        assertThat(words("# all")).isEmpty();
        assertThat(words("node a\\#b '#' \"#\"")).containsExactly("node", "a#b", "#", "#");
    }

    @Test
    void joinsQuotedAndBarePartsOfAWord() {
        assertThat(words("x a\"b c\"'d e'f")).containsExactly("x", "ab cd ef");
    }

    @Test
    void keepsEverythingInSingleQuotes() {
        assertThat(words("x 'a\\n$HOME\"'")).containsExactly("x", "a\\n$HOME\"");
    }

    @Test
    void resolvesEscapesOutsideOfSingleQuotes() {
        assertThat(words("x a\\ b \"a\\ b\" \\\\ \\' \\\" \\n\\r\\t")).containsExactly("x", "a b", "a b", "\\", "'", "\"", "\n\r\t");
        assertThat(words("x \\x41\\x7a \"\\x41\"")).containsExactly("x", "Az", "A");
    }

    @Test
    void leavesTheBackslashOfUnknownEscapes() {
        assertThat(words("x \\a\\;\\$ \"\\$HOME\\q\"")).containsExactly("x", "\\a\\;\\$", "$HOME\\q");
    }

    @Test
    void refusesBadHexadecimalEscapes() {
        assertThat(error("x a\\xzz")).isEqualTo("truncated or invalid hexadecimal sequence@4");
        assertThat(error("x a\\x4")).isEqualTo("truncated or invalid hexadecimal sequence@4");
    }

    @Test
    void replacesVariablesInDoubleQuotesOnly() {
        assertThat(words("x $HOME \"$HOME/x\" \"${HOME}y\" '$HOME'")).containsExactly("x", "$HOME", "/home/ada/x", "/home/aday", "$HOME");
    }

    @Test
    void takesTheDefaultWhenAVariableIsNotSet() {
        assertThat(words("x \"${NONE-a b}c\" \"${EMPTY-z}.\" \"${NONE-}.\"")).containsExactly("x", "a bc", ".", ".");
    }

    @Test
    void spreadsAVariableOverSeveralWords() {
        assertThat(words("x \"${LIST[*]}\"")).containsExactly("x", "a", "b", "c");
        assertThat(words("x \"1${LIST[*]}2\"")).containsExactly("x", "1a", "b", "c2");
        assertThat(words("x \"${NONE[*]-p q}\"")).containsExactly("x", "p", "q");
    }

    @Test
    void knowsTheReadersOwnVariables() {
        environment.at("haproxy.cfg", 7, "global");
        assertThat(words("x \"${.FILE}:${.LINE} $.SECTION\"")).containsExactly("x", "haproxy.cfg:7 global");
    }

    @Test
    void pointsAtBadVariables() {
        assertThat(error(".notice \"${1FOO}\"")).isEqualTo("forbidden first char in environment variable name@12");
        assertThat(error(".notice \"$\"")).isEqualTo("forbidden first char in environment variable name@11");
        assertThat(error(".notice \"${FOO\"")).isEqualTo("unmatched brace in environment variable name@11");
        assertThat(error(".notice \"${FOO[x]}\"")).isEqualTo("truncated or invalid word expansion sequence@15");
    }

    @Test
    void pointsAtTheQuoteThatIsNotClosed() {
        assertThat(error(" bind :80 name \"abc")).isEqualTo("unmatched quote@16");
        assertThat(error("x 'abc \"")).isEqualTo("unmatched quote@3");
    }

    @Test
    void endsTheLineAtAnEmptyWord() {
        assertThat(words("a b \"$NONE\" c \"\"")).containsExactly("a", "b");
        assertThat(tokenizer.emptyWord()).isEqualTo(2);
        assertThat(tokenizer.emptyWordIndex()).isEqualTo(4);
    }

    @Test
    void refusesMoreThanSixtyFourWords() {
        assertThat(words("w ".repeat(64))).hasSize(64);
        assertThat(error("w ".repeat(65))).isEqualTo("too many words, truncating after word 64@129");
    }

    @Test
    void keepsTheRestOfALineTogetherForConditions() {
        assertThat(tokenizer.splitWhole(".if  streq(\"$HOME\", a) # no", 3)).isTrue();
        assertThat(tokenizer.words()).containsExactly("streq(/home/ada, a)");
    }
}
