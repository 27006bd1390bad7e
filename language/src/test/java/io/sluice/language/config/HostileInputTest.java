package io.sluice.language.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever stands in a file: reading ends, does not throw, and says the same thing twice. */
class HostileInputTest {

    private static final String VALID = """
        global
            log 127.0.0.1:514 len 2048 format rfc5424 sample 1,3-4:5 local0 info err
            stats socket /run/x.sock mode 660 user root level admin expose-fd listeners
            setenv A "b c"
            tune.bufsize 32k
        defaults base
            mode http
            timeout client 10s
            option forwardfor except 10.0.0.0/8 header X-Client if-none
            errorfile 503 /dev/null
        .if defined(HOME) && !streq("$HOME",x) || (version_atleast(2.4))
        frontend www from base
            bind 127.0.0.1:8000-8010,[::1]:80,unix@/run/y,fd@5 name "a b" maxconn 10 id 7
            http-request return status 200 content-type text/plain string 'x\\'hi hdr a b if TRUE !FALSE || { always_true }
            use_backend app unless FALSE
        .elif 0
        .else
        .endif
        backend app from base
            balance random(3)
            server-template w 1-20 localhost:80 weight 3 check inter 1s init-addr libc,none
            server "${A[*]}" 10.0.0.1:+5 source 10.0.0.2:1000-2000 interface eth0
        userlist u
            user a insecure-password b groups c,d
        """;

    private static void reads(byte[] content) {
        LanguageKit kit = new LanguageKit().file(LanguageKit.FILE, content);
        ReadingResult first = kit.read(List.of(LanguageKit.FILE));
        ReadingResult second = kit.read(List.of(LanguageKit.FILE));
        assertThat(second.diagnostics().list()).isEqualTo(first.diagnostics().list());
        assertThat(first.configuration()).isNotNull();
    }

    @Property(tries = 400)
    void anyBytesAreRead(@ForAll @Size(max = 2_000) byte[] content) {
        reads(content);
    }

    @Property(tries = 600)
    void damagedFilesAreRead(@ForAll("damages") List<Damage> damages) {
        StringBuilder text = new StringBuilder(VALID);
        for (Damage damage : damages) {
            damage.apply(text);
        }
        reads(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 400)
    void linesOfKnownWordsInAnyOrderAreRead(@ForAll("lines") List<String> lines) {
        reads((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 300)
    void anyConditionIsEvaluated(@ForAll("conditions") String text) {
        ConfigurationReader.Verdict verdict = ConfigurationReader.evaluate(text, new LanguageKit().surroundings());
        assertThat(verdict.holds() && verdict.error() != null).isFalse();
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Combinators.combine(Arbitraries.integers().between(0, VALID.length()), Arbitraries.integers().between(0, 40),
            Arbitraries.strings().withChars(" \n\t\"'\\#${}[]()!&|:,-+@./=<%0129abxz\0\u00e9\u00ff").ofMaxLength(6)).as(Damage::new).list().ofMinSize(1)
            .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> word = Arbitraries.of(("global defaults frontend backend listen userlist from a b no option bind server server-template "
            + "default-server :80 127.0.0.1:1 localhost timeout client 3s -1 99999999999 0 1-3 http-request return deny status 200 if unless TRUE { } || "
            + "always_true weight maxconn mode http tcp log stdout local0 stats socket level admin use_backend default_backend errorfile 503 /dev/null "
            + "balance random( random(2) hash-type source interface .if .elif .else .endif defined(A) && user group users password \"\" \"$HOME\" acl cookie "
            + "forwardfor except 10.0.0.0/33 redispatch setenv unsetenv resetenv nbproc nbthread id track a/b").split(" "));
        return word.list().ofMinSize(1).ofMaxSize(8).map(words -> String.join(" ", words)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> conditions() {
        return Arbitraries.of("1", "0", "!", "(", ")", "&&", "||", " ", ",", "streq(", "defined(", "version_atleast(", "a", "\"", "'", "\\", "#", "$HOME", "3.2")
            .list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    /** Replaces a few characters of a text by others. */
    record Damage(int at, int length, String by) {

        void apply(StringBuilder text) {
            int start = Math.min(at, text.length());
            text.replace(start, Math.min(start + length, text.length()), by);
        }
    }
}
