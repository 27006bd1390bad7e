package io.sluice.language.pattern;

import io.sluice.language.config.model.Position;
import io.sluice.language.config.source.FileSource;
import io.sluice.language.config.source.NameResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pattern references of a configuration. Filled while it is read, then only looked at. */
public final class PatternRegistry {

    private static final String OPTIONAL = "opt@";
    private static final String VIRTUAL = "virt@";
    private static final String FILE = "file@";

    private final FileSource files;
    private final RegexCompiler compiler;
    private NameResolver resolver;
    private final Map<String, PatternReference> byName = new HashMap<>();
    private final List<PatternReference> references = new ArrayList<>();

    public PatternRegistry(FileSource files, NameResolver resolver, RegexCompiler compiler) {
        this.files = files;
        this.resolver = resolver;
        this.compiler = compiler;
    }

    /** What is used for regular expressions. */
    public RegexCompiler compiler() {
        return compiler;
    }

    PatternTable table(PatternIndex.Kind kind, EntryStore store) {
        boolean ignoreCase = kind.ignoreCase();
        return switch (kind.method()) {
            case FOUND, BOOL -> new NothingTable(store);
            case INT -> new NumberTable(store, false, false);
            case DOTTED -> new NumberTable(store, false, true);
            case LEN -> new NumberTable(store, true, false);
            case IP -> new AddressTable(store, () -> kind.noNames() ? null : resolver);
            case BIN -> new ExactTable(store, false, true);
            case STR -> new ExactTable(store, ignoreCase, false);
            case BEG -> new AffixTable(store, false, ignoreCase, !ignoreCase);
            case END -> new AffixTable(store, true, ignoreCase, false);
            case SUB, DIR, DOM -> new ScanTable(store, kind.method(), ignoreCase);
            case REG, REGM -> new RegexTable(store, compiler, ignoreCase);
        };
    }

    /** A reference for patterns that stand behind a criterion. {@code id}: what the user wants, or -1. */
    public PatternReference inline(String keyword, Position position, int id) {
        String description = "acl '" + keyword + "' file '" + position.file() + "' line " + position.line();
        PatternReference reference = new PatternReference(this, "", description, id, false);
        reference.useForAcl();
        references.add(reference);
        return reference;
    }

    /** Some reference has this number already. */
    public boolean isTaken(int id) {
        for (PatternReference reference : references) {
            if (reference.id() == id) {
                return true;
            }
        }
        return false;
    }

    /**
     * Who asks for a reference by name.
     *
     * @param forMap a map, not an ACL
     * @param withValues the lines of the file are keys and values
     * @param position where it is asked for
     */
    public record Use(boolean forMap, boolean withValues, Position position) {
    }

    /** The reference of this name, with an index of this kind; a file is read when it is named for the first time. */
    public PatternIndex named(String name, Use use, PatternIndex.Kind kind) throws PatternProblem {
        String user = (use.withValues() ? "map" : "acl") + " at file '" + use.position().file() + "' line " + use.position().line();
        // "file@x" and "opt@x" are the same as "x".
        boolean optional = name.startsWith(OPTIONAL) && name.length() > OPTIONAL.length();
        String plain = optional ? name.substring(OPTIONAL.length()) : name.startsWith(FILE) ? name.substring(FILE.length()) : name;
        PatternReference reference = byName.get(plain);
        boolean known = reference != null;
        if (known) {
            if (use.withValues() != reference.hasValues()) {
                String found = reference.hasValues() ? "two column" : "one column";
                String wanted = use.withValues() ? "two column" : "one column";
                throw new PatternProblem("The file \"" + name + "\" is already used as " + found + " file and cannot be used by as " + wanted
                    + " file.");
            }
            reference.describe(", by " + user);
        } else {
            reference = new PatternReference(this, plain, "pattern loaded from file '" + name + "' used by " + user, -1, use.withValues());
        }
        PatternIndex index = reference.index(kind);
        if (!known) {
            fill(reference, optional);
            byName.put(plain, reference);
            references.add(reference);
        }
        if (!use.forMap()) {
            reference.useForAcl();
        }
        return index;
    }

    private void fill(PatternReference reference, boolean optional) throws PatternProblem {
        String file = reference.name();
        if (file.startsWith(VIRTUAL) && file.length() > VIRTUAL.length()) {
            return;
        }
        byte[] content;
        try {
            content = files.read(file);
        } catch (IOException failure) {
            String reason = failure.getMessage();
            if (!file.isEmpty() && "Is a directory".equals(reason)) {
                throw new PatternProblem("error encountered while reading  <" + file + "> : " + reason);
            }
            if (optional) {
                return;
            }
            throw new PatternProblem("failed to open pattern file <" + file + ">");
        }
        PatternFile.read(content, reference);
    }

    /** Everything has been named: gives the remaining numbers and drops what only reading needs. */
    public void sealed() {
        int next = 0;
        for (PatternReference reference : references) {
            if (reference.id() < 0) {
                while (isTaken(next)) {
                    next++;
                }
                reference.id(next);
            }
            reference.sealed();
        }
        references.sort(Comparator.comparingInt(PatternReference::id));
        resolver = null;
    }

    /** All references in the order of their numbers, once {@link #sealed}. */
    public List<PatternReference> references() {
        return List.copyOf(references);
    }

    /** The reference of a name or of {@code #number}; null when there is none. */
    public PatternReference find(String text) {
        if (!text.startsWith("#")) {
            String plain = text.startsWith(OPTIONAL) ? text.substring(OPTIONAL.length()) : text.startsWith(FILE) ? text.substring(FILE.length()) : text;
            return byName.get(plain);
        }
        for (PatternReference reference : references) {
            if (text.equals("#" + reference.id())) {
                return reference;
            }
        }
        return null;
    }
}
