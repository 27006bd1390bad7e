package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import java.nio.charset.StandardCharsets;

/** {@code add map} and {@code add acl}; a map takes many entries as a payload, one per line. */
final class AddPattern extends PatternCommand {

    private static final String MAP_USAGE = "'add map' expects three parameters (map identifier, key and value) or one parameter (map identifier)"
        + " and a payload";
    private static final String ACL_USAGE = "'add acl' expects two parameters: ACL identifier and pattern.";

    AddPattern(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        CommandDescription.Builder builder = declared("add", Effect.CHANGES);
        if (kind == PatternKind.MAP) {
            builder.help("add map [@<ver>] <map> <key> <val>", "add a map entry (payload supported instead of key/val)").takesPayload()
                .example("add map /etc/hosts.map www.example.com app");
        } else {
            builder.help("add acl [@<ver>] <acl> <pattern>", "add an acl entry").example("add acl /etc/blocked.lst 192.0.2.0/24");
        }
        describe(builder);
    }

    @Override
    void execute(CommandCall call, PatternWords words) throws CommandFailure {
        PatternWords given = words.afterVersion();
        boolean payload = !call.payload().isEmpty();
        int needed = payload ? 1 : kind == PatternKind.MAP ? 3 : 2;
        if (given.count() < needed) {
            throw new CommandFailure(kind == PatternKind.MAP ? MAP_USAGE : ACL_USAGE);
        }
        PatternReference reference = given.reference(registry, kind, 0);
        if (kind == PatternKind.ACL && reference.hasValues()) {
            throw new CommandFailure("This ACL is shared with a map containing samples. You must use the command 'add map' to add values.");
        }
        int version = words.hasVersion() ? words.version() : reference.currentVersion();
        if (version > reference.nextVersion()) {
            throw new CommandFailure("Version number in the future, please use 'prepare " + kind.word + "' before.");
        }
        try {
            if (payload) {
                addAll(reference, version, call.payload());
            } else {
                reference.add(version, given.bytes(1), kind == PatternKind.MAP ? given.bytes(2) : null);
            }
        } catch (PatternProblem problem) {
            throw failure(problem);
        }
    }

    /** A key goes up to a blank, whatever it holds, and its value up to the end of the line. */
    private static void addAll(PatternReference reference, int version, String payload) throws CommandFailure, PatternProblem {
        int at = 0;
        while (at < payload.length()) {
            int keyEnd = at;
            while (keyEnd < payload.length() && !isBlank(payload.charAt(keyEnd))) {
                keyEnd++;
            }
            int value = keyEnd;
            while (value < payload.length() && isBlank(payload.charAt(value))) {
                value++;
            }
            int end = payload.indexOf('\n', value);
            if (keyEnd == payload.length() || end < 0) {
                throw new CommandFailure("Missing value for key '" + payload.substring(at, keyEnd) + "'.");
            }
            reference.add(version, bytes(payload.substring(at, keyEnd)), bytes(payload.substring(value, end)));
            at = end + 1;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
