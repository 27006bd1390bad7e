package io.sluice.language.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.LanguageKit;
import io.sluice.language.config.ReadingResult;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyArgumentsTest {

    private final LanguageKit kit = new LanguageKit();

    private List<Rule> rules(String lines) {
        ReadingResult result = kit.read("frontend f\n bind :80\n mode http\n" + lines);
        assertThat(result.valid()).as(result.diagnostics().list().toString()).isTrue();
        return result.configuration().proxies.getFirst().rules(RuleSet.HTTP_REQUEST);
    }

    private ReplySpec reply(String line) {
        return (ReplySpec) rules(" http-request " + line + "\n").getFirst().action();
    }

    @Test
    void returnsAnEmptyReplyByDefault() {
        ReplySpec spec = reply("return");
        assertThat(spec.status).isEqualTo(200);
        assertThat(spec.kind).isEqualTo(ReplySpec.Kind.BODY);
        assertThat(spec.bytes).isEmpty();
        assertThat(spec.contentType).isNull();
    }

    @Test
    void returnsAStringByteForByte() {
        ReplySpec spec = reply("return status 201 content-type text/plain string \"a\\xe9\\n\" hdr X-A \"100%%\" hdr X-B c");
        assertThat(spec.status).isEqualTo(201);
        assertThat(spec.contentType).isEqualTo("text/plain");
        assertThat(spec.bytes).containsExactly('a', 0xe9, '\n');
        assertThat(spec.headers).containsExactly(new ReplySpec.Header("X-A", "100%"), new ReplySpec.Header("X-B", "c"));
    }

    @Test
    void returnsFilesAsBodyOrAsWholeResponse() {
        kit.file("page", "<p>").file("whole", "HTTP/1.1 418 Teapot\r\nA: b\r\n\r\nshort");
        assertThat(reply("return content-type text/html file page").bytes).containsExactly('<', 'p', '>');
        ReplySpec whole = reply("return errorfile whole");
        assertThat(whole.kind).isEqualTo(ReplySpec.Kind.RAW);
        assertThat(whole.status).isEqualTo(418);
        assertThat(new String(whole.bytes, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 418 Teapot\r\na: b\r\n\r\nshort");
    }

    @Test
    void deniesWithTheProxysOwnErrorReply() {
        assertThat(reply("deny").kind).isEqualTo(ReplySpec.Kind.PROXY_ERROR);
        assertThat(reply("deny").status).isEqualTo(403);
        assertThat(reply("deny deny_status 429").status).isEqualTo(429);
        assertThat(reply("deny deny_status 429").kind).isEqualTo(ReplySpec.Kind.PROXY_ERROR);
        assertThat(reply("deny status 400").kind).isEqualTo(ReplySpec.Kind.BODY);
        assertThat(reply("deny status 400 default-errorfiles").kind).isEqualTo(ReplySpec.Kind.PROXY_ERROR);
    }

    @Test
    void saysWhatIsWrongWithAReply() {
        String start = "[ALERT] config : parsing [x.cfg:4] : error detected in frontend 'f' while parsing 'http-request ";
        String[][] rules = {
            {"return status 100", "return' rule : Unexpected status code '100'."},
            {"return status 204 content-type a string x", "return' rule : No body expected for 204 responses."},
            {"return errorfiles", "return' rule : 'errorfiles' expects <name> as argument."},
            {"return status 415 errorfiles e", "return' rule : status code '415' not handled by default with 'errorfiles' argument.."},
        };
        for (String[] rule : rules) {
            assertThat(kit.messages("frontend f\n bind :80\n mode http\n http-request " + rule[0] + "\n")).contains(start + rule[1]);
        }
    }

    @Test
    void leadsToTheReplyOfASectionThatIsReadLater() {
        kit.file("own", "HTTP/1.1 503 Own\nContent-Length: 0\n\n");
        ReplySpec spec = (ReplySpec) rules(" http-request deny status 503 errorfiles later\nhttp-errors later\n errorfile 503 own\n").getFirst().action();
        assertThat(spec.resolved().kind).isEqualTo(ReplySpec.Kind.RAW);
        assertThat(new String(spec.resolved().bytes, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 503 Own");
    }

    @Test
    void evaluatesConstantConditions() {
        List<Rule> rules = rules("""
             http-request allow if TRUE
             http-request allow if FALSE
             http-request allow unless { always_false }
             http-request allow if !TRUE or { always_true } !FALSE
             http-request allow if TRUE FALSE || FALSE
            """);
        Sample sample = new Sample(64);
        assertThat(rules).extracting(rule -> rule.condition().holds(SampleContext.NONE, sample)).containsExactly(true, false, true, true, false);
        assertThat(rules.get(3).condition().words()).startsWith("if", "!TRUE");
    }

    @Test
    void refusesOtherConditionsInsteadOfIgnoringThem() {
        assertThat(kit.messages("frontend f\n bind :80\n mode http\n http-request deny if { zzz /x }\n http-request deny if nosuch\n"))
            .contains("[ALERT] config : parsing [x.cfg:4] : error detected while parsing an 'http-request deny' condition : "
                + "unknown fetch method 'zzz' in ACL expression 'zzz'.",
                "[ALERT] config : parsing [x.cfg:5] : error detected while parsing an 'http-request deny' condition : "
                + "no such ACL : 'nosuch'.");
    }

    @Test
    void refusesVariablePartsInsteadOfSendingThem() {
        for (String line : new String[] {"return hdr a %[src]", "return content-type a/b lf-string x", "return hdr a 5%"}) {
            assertThat(kit.read("frontend f\n bind :80\n mode http\n http-request " + line + "\n").valid()).as(line).isFalse();
        }
    }
}
