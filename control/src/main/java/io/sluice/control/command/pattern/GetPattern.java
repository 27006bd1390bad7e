package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternEntry;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;

/** {@code get map} and {@code get acl}: what a value finds, in each way in which expressions look into the reference. */
final class GetPattern extends PatternCommand {

    GetPattern(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        String syntax = kind == PatternKind.MAP ? "get map <map> <value>" : "get acl <acl> <value>";
        String text = kind == PatternKind.MAP ? "report the keys and values matching a sample for a map" : "report the patterns matching a sample for an ACL";
        describe(declared("get", Effect.READS).help(syntax, text).example("get " + kind.word + " /etc/hosts.lst www.example.com"));
    }

    @Override
    void execute(CommandCall call, PatternWords given) throws CommandFailure {
        if (given.count() < 2) {
            throw new CommandFailure("Missing " + kind.label + " identifier and/or key.");
        }
        PatternReference reference = given.reference(registry, kind, 0);
        for (PatternIndex index : reference.indexes()) {
            byte[] value = given.bytes(1);
            Sample sample = new Sample(Math.max(64, value.length));
            sample.string(value);
            call.print(line(index, index.find(sample)));
        }
    }

    private String line(PatternIndex index, PatternEntry found) {
        PatternIndex.Kind how = index.kind();
        String word = kind == PatternKind.MAP ? "found" : "match";
        StringBuilder line = new StringBuilder("type=").append(how.method().label());
        line.append(", case=").append(how.ignoreCase() ? "insensitive" : "sensitive").append(", ").append(word);
        if (found == null) {
            return line.append("=no\n").toString();
        }
        line.append("=yes, idx=").append(index.isTree() ? "tree" : "list");
        if (kind == PatternKind.ACL) {
            return line.append(", pattern=\"").append(ShowPatterns.text(found.key())).append("\"\n").toString();
        }
        line.append(", key=\"").append(ShowPatterns.text(found.key())).append("\", value=");
        if (how.value() == null || found.value() == null) {
            return line.append("none\n").toString();
        }
        String value = ShowPatterns.text(found.value());
        return line.append('"').append(value).append("\", type=\"").append(type(how.value(), value)).append("\"\n").toString();
    }

    private static String type(SampleType type, String value) {
        if (type == SampleType.ADDRESS) {
            return value.indexOf(':') >= 0 ? "ipv6" : "ipv4";
        }
        return type.label();
    }
}
