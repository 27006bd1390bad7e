package io.sluice.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the rules of STYLE.md that a machine can hold: sizes, purpose comments, links that lead somewhere. */
class TidyTest {

    private static final int FILE_LINES = 500;
    private static final int METHOD_LINES = 60;
    private static final int LINE_CHARACTERS = 200;

    /** Files that may be longer, each with its bound; a file that no longer needs its place is reported too. */
    private static final Map<String, Integer> LONG_FILES = Map.of(
        // The way of one exchange from the first byte to the last, told in one place.
        "engine/src/main/java/io/sluice/engine/stream/HttpExchange.java", 620,
        "engine/src/main/java/io/sluice/engine/stream/Stream.java", 650,
        // While its parts settle.
        "net/src/main/java/io/sluice/net/loop/Connection.java", 530);

    /** Methods that may be longer: {@code Class.method}. */
    private static final Set<String> LONG_METHODS = Set.of();

    private static final Path ROOT = root();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void aFileHasAReadableLength() {
        List<String> problems = new ArrayList<>();
        for (Path file : sources()) {
            String name = name(file);
            int lines = read(file).split("\n", -1).length - 1;
            int bound = LONG_FILES.getOrDefault(name, FILE_LINES);
            if (lines > bound) {
                problems.add(name + " has " + lines + " lines, more than " + bound);
            } else if (LONG_FILES.containsKey(name) && lines <= FILE_LINES) {
                problems.add(name + " does not need its exception any more");
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Tests are left out: what they say about a thing may be one long table. */
    @Test
    void aMethodFitsAScreen() {
        List<String> problems = new ArrayList<>();
        Set<String> used = new HashSet<>();
        List<Path> program = sources().stream().filter(file -> !isTest(file)).toList();
        scan(program, (name, lines, commented) -> {
            if (lines > METHOD_LINES && LONG_METHODS.contains(name)) {
                used.add(name);
            } else if (lines > METHOD_LINES) {
                problems.add(name + " has " + lines + " lines, more than " + METHOD_LINES);
            }
        }, null);
        LONG_METHODS.stream().filter(name -> !used.contains(name)).forEach(name -> problems.add(name + " does not need its exception"));
        assertThat(problems).isEmpty();
    }

    @Test
    void aClassSaysWhatItIsFor() {
        List<String> problems = new ArrayList<>();
        scan(sources(), null, (name, lines, commented) -> {
            if (!commented && !name.endsWith("Test") && !name.endsWith("Properties")) {
                problems.add(name + " has no purpose comment");
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void aLineIsNeitherTooLongNorRagged() {
        List<String> problems = new ArrayList<>();
        for (Path file : sources()) {
            String[] lines = read(file).split("\n", -1);
            // Rows of a table in a test may be as long as what they describe.
            int longest = isTest(file) ? Integer.MAX_VALUE : LINE_CHARACTERS;
            for (int i = 0; i < lines.length; i++) {
                if (lines[i].length() > longest || lines[i].indexOf('\t') >= 0 || lines[i].endsWith(" ") || lines[i].endsWith("\r")) {
                    problems.add(name(file) + ":" + (i + 1));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aLinkBetweenPagesLeadsSomewhere() {
        List<String> problems = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher matcher = LINK.matcher(read(page));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (!target.contains("://") && !target.startsWith("mailto:") && !Files.exists(page.resolveSibling(target))) {
                    problems.add(name(page) + " links to " + target);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /** What is met while scanning: a method or a top-level class. */
    private interface Found {
        void found(String name, int lines, boolean commented);
    }

    private static void scan(List<Path> files, Found methods, Found classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, trees, methods, classes).scan(unit, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Walks one file. */
    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final Found methods;
        private final Found classes;
        private String owner = "";

        Scanner(CompilationUnitTree unit, DocTrees trees, Found methods, Found classes) {
            this.unit = unit;
            this.trees = trees;
            this.methods = methods;
            this.classes = classes;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            boolean topLevel = getCurrentPath().getParentPath().getLeaf() == unit;
            if (topLevel && classes != null) {
                classes.found(type.getSimpleName().toString(), lines(type), trees.getDocComment(getCurrentPath()) != null);
            }
            String outer = owner;
            owner = type.getSimpleName().isEmpty() ? outer : type.getSimpleName().toString();
            super.visitClass(type, null);
            owner = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (methods != null) {
                methods.found(owner + "." + method.getName(), lines(method), true);
            }
            return super.visitMethod(method, null);
        }

        private int lines(Tree tree) {
            SourcePositions positions = trees.getSourcePositions();
            return (int) (unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree))
                - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree)) + 1);
        }
    }

    private static boolean isTest(Path file) {
        return name(file).contains("src/test/");
    }

    private static List<Path> sources() {
        return files(".java");
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> tree = Files.walk(ROOT)) {
            return tree.filter(file -> file.toString().endsWith(ending))
                .filter(file -> !name(file).contains("target/") && !name(file).startsWith(".")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
