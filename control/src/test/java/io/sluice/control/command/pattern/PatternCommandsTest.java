package io.sluice.control.command.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.language.config.model.Position;
import io.sluice.language.pattern.MatchMethod;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about maps and ACLs; all texts are those of HAProxy 3.2. */
class PatternCommandsTest {

    private final EngineTestKit kit = new EngineTestKit(27870);

    @BeforeEach
    void references() throws PatternProblem {
        named("hosts", true, MatchMethod.STR, SampleType.STRING);
        named("numbers", true, MatchMethod.STR, SampleType.INTEGER);
        named("white", false, MatchMethod.IP, null);
        PatternReference inline = kit.patterns().inline("dst_port", new Position("a.cfg", 4), -1);
        inline.index(new PatternIndex.Kind(MatchMethod.INT, false, false, null));
        inline.add(0, "5:".getBytes(StandardCharsets.ISO_8859_1), null);
        kit.patterns().sealed();
        kit.ask("add map hosts a one; add acl white 10.0.0.0/8");
    }

    private void named(String name, boolean values, MatchMethod method, SampleType type) throws PatternProblem {
        kit.patterns().named(name, new PatternRegistry.Use(values, values, new Position("a.cfg", 3)),
            new PatternIndex.Kind(method, false, false, type));
    }

    @AfterEach
    void noFaultHappened() {
        kit.close();
        assertThat(kit.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        add map                       | 'add map' expects three parameters (map identifier, key and value) or one parameter (map identifier) and a payload
        add map hosts k               | 'add map' expects three parameters (map identifier, key and value) or one parameter (map identifier) and a payload
        add map none k v              | Unknown map identifier. Please use #<id> or <file>.
        add map @5 hosts k v          | Version number in the future, please use 'prepare map' before.
        add map numbers k v           | unable to parse 'v'.
        add acl hosts k               | This ACL is shared with a map containing samples. You must use the command 'add map' to add values.
        add acl white                 | 'add acl' expects two parameters: ACL identifier and pattern.
        add acl white x               | 'x' is not a valid IPv4 or IPv6 address.
        add acl none x                | Unknown ACL identifier. Please use #<id> or <file>.
        add acl #3 x                  | 'x' is not a number.
        get map                       | Missing map identifier and/or key.
        get map none x                | Unknown map identifier. Please use #<id> or <file>.
        get map hosts a               | type=str, case=sensitive, found=yes, idx=tree, key="a", value="one", type="str"
        get map hosts b               | type=str, case=sensitive, found=no
        get acl white 10.1.2.3        | type=ip, case=sensitive, match=yes, idx=tree, pattern="10.0.0.0/8"
        get acl white zz              | type=ip, case=sensitive, match=no
        get acl #3 7                  | type=int, case=sensitive, match=yes, idx=list, pattern="5:"
        set map hosts a               | 'set map' expects three parameters: map identifier, key and value.
        set map hosts b v             | entry not found.
        set map hosts #0x1 v          | key or pattern not found.
        set map numbers k v           | entry not found.
        del map hosts                 | This command expects two parameters: map identifier and key.
        del acl white                 | This command expects two parameters: ACL identifier and key.
        del map hosts b               | Key not found.
        del map hosts #0x1            | Key not found.
        del map hosts #0xz            | Malformed identifier. Please use #<id> or <file>.
        del map white x               | Unknown map identifier. Please use #<id> or <file>.
        show map white                | Unknown map identifier. Please use #<id> or <file>.
        show acl hosts                | Unknown ACL identifier. Please use #<id> or <file>.
        clear map                     | Missing map identifier.
        clear acl none                | Unknown ACL identifier. Please use #<id> or <file>.
        prepare map hosts             | New version created: 1
        commit map hosts              | Missing version number.
        commit map @1 hosts           | Version number out of range.
        commit map @1 none            | Unknown map identifier. Please use #<id> or <file>.
        """)
    void aLineIsAnsweredAsByHaproxy(String line, String answer) {
        assertThat(kit.ask(line)).isEqualTo(answer + "\n");
    }

    @Test
    void referencesAreListedByNumber() {
        assertThat(kit.ask("show map")).isEqualTo("""
            # id (file) description
            0 (hosts) pattern loaded from file 'hosts' used by map at file 'a.cfg' line 3. curr_ver=0 next_ver=0 entry_cnt=1
            1 (numbers) pattern loaded from file 'numbers' used by map at file 'a.cfg' line 3. curr_ver=0 next_ver=0 entry_cnt=0
            """);
        assertThat(kit.ask("show acl")).isEqualTo("""
            # id (file) description
            2 (white) pattern loaded from file 'white' used by acl at file 'a.cfg' line 3. curr_ver=0 next_ver=0 entry_cnt=1
            3 () acl 'dst_port' file 'a.cfg' line 4. curr_ver=0 next_ver=0 entry_cnt=1
            """);
    }

    private String shown(String command) {
        return kit.ask(command).replaceAll("(?m)^0x[0-9a-f]+ ", "");
    }

    @Test
    void entriesComeGoAndChange() {
        assertThat(kit.ask("add map hosts b two;add map hosts b three;set map hosts b four;add map #0 c five more")).isEmpty();
        assertThat(shown("show map hosts")).isEqualTo("a one\nb four\nb four\nc five\n");
        String identity = kit.ask("show map hosts").split("[ \n]", -1)[3];
        assertThat(kit.ask("set map hosts #" + identity + " six")).isEmpty();
        assertThat(shown("show map hosts")).isEqualTo("a one\nb six\nb four\nc five\n");
        assertThat(kit.ask("del map hosts #" + identity)).isEmpty();
        assertThat(kit.ask("del map hosts #" + identity)).isEqualTo("Key not found.\n");
        assertThat(kit.ask("add map hosts b x;del map hosts b")).isEmpty();
        assertThat(shown("show map hosts")).isEqualTo("a one\nc five\n");
        assertThat(kit.ask("clear map hosts")).isEmpty();
        assertThat(shown("show map hosts")).isEmpty();
    }

    @Test
    void aVersionIsPreparedApartAndTakesThePlaceOfAllBeforeIt() {
        assertThat(kit.ask("prepare acl white;prepare acl white")).isEqualTo("New version created: 1\nNew version created: 2\n");
        assertThat(kit.ask("add acl @1 white 1.1.1.1;add acl @2 white 2.2.2.2")).isEmpty();
        assertThat(shown("show acl white")).isEqualTo("10.0.0.0/8\n");
        assertThat(shown("show acl @2 white")).isEqualTo("2.2.2.2\n");
        assertThat(kit.ask("get acl white 2.2.2.2")).endsWith("match=no\n");
        assertThat(kit.ask("commit acl @2 white")).isEmpty();
        assertThat(shown("show acl white")).isEqualTo("2.2.2.2\n");
        assertThat(shown("show acl @1 white")).isEmpty();
        assertThat(kit.ask("commit acl @2 white;commit acl @1 white"))
            .isEqualTo("Version number out of range.\nVersion number out of range.\n");
    }

    @Test
    void aLongListIsShownInPieces() {
        StringBuilder expected = new StringBuilder("a one\n");
        for (int i = 0; i < 1000; i++) {
            assertThat(kit.ask("add map hosts k" + i + " v")).isEmpty();
            expected.append("k").append(i).append(" v\n");
        }
        assertThat(shown("show map hosts")).isEqualTo(expected.toString());
    }

    @Test
    void onlyAnAdminLooksAndChanges() {
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, "show map")).isEqualTo("Permission denied\n");
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, "add map hosts x y")).isEqualTo("Permission denied\n");
    }
}
