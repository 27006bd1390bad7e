package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternEntry;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code show map} and {@code show acl}: all references, or the entries of one. */
final class ShowPatterns extends PatternCommand {

    /** Entries that are looked at in one go, while edits wait. */
    private static final int AT_ONCE = 256;

    ShowPatterns(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        String syntax = kind == PatternKind.MAP ? "show map [@<ver>] [map]" : "show acl [@<ver>] <acl>";
        String text = kind == PatternKind.MAP ? "report available maps or dump a map's contents" : "report available acls or dump an acl's contents";
        describe(declared("show", Effect.READS).help(syntax, text).example("show " + kind.word).example("show " + kind.word + " #0"));
    }

    @Override
    void execute(CommandCall call, PatternWords given) throws CommandFailure {
        if (given.count() == 0) {
            list(call);
            return;
        }
        PatternReference reference = given.afterVersion().own(registry, kind, 0);
        int version = given.hasVersion() ? given.version() : reference.currentVersion();
        long last = 0;
        do {
            List<PatternEntry> entries = new ArrayList<>(AT_ONCE);
            last = reference.list(version, last, AT_ONCE, entries::add);
            for (PatternEntry entry : entries) {
                call.print(line(entry));
            }
        } while (last != 0);
    }

    private void list(CommandCall call) {
        call.print("# id (file) description\n");
        for (PatternReference reference : registry.references()) {
            if (PatternWords.isUsed(reference, kind)) {
                call.print(reference.id() + " (" + reference.name() + ") " + reference.description() + ". curr_ver="
                    + reference.currentVersion() + " next_ver=" + reference.nextVersion() + " entry_cnt="
                    + reference.count() * Math.max(1, reference.indexes().size()) + "\n");
            }
        }
    }

    private static String line(PatternEntry entry) {
        String text = "0x" + Long.toHexString(entry.identity()) + " " + text(entry.key());
        return entry.value() == null ? text + "\n" : text + " " + text(entry.value()) + "\n";
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
