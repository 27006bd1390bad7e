package io.sluice.app.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.base.bytes.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the direction of modules and packages, and the places where dangerous things may be done. */
class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sluice");

    /** Inside the engine each package uses only what stands in its own row or above. */
    private static final List<List<String>> ENGINE_ROWS = List.of(
        List.of("stats", "log", "tls"),
        List.of("server", "queue", "stick"),
        List.of("balance", "check", "persist"),
        List.of("proxy"),
        List.of("stream"),
        List.of("mux"),
        List.of("action", "fetch", "filter", "balance.algorithm", "check.kind"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "base     | -",
        "language | base",
        "http     | base",
        "net      | base",
        "engine   | base language http net",
        "control  | base language http net engine",
        "app      | base language http net engine control",
        "ctl      | base",
    })
    void aModuleUsesOnlyTheModulesBelowIt(String module, String below) {
        List<String> allowed = new ArrayList<>(List.of("io.sluice." + module + ".."));
        if (below != null) {
            for (String name : below.split(" ", -1)) {
                allowed.add("io.sluice." + name + "..");
            }
        }
        DescribedPredicate<JavaClass> otherModule = JavaClass.Predicates.resideInAPackage("io.sluice..")
            .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed.toArray(new String[0]))));
        check(noClasses().that().resideInAPackage("io.sluice." + module + "..").should().dependOnClassesThat(otherModule)
            .because("arrows point down only"));
    }

    @Test
    void aPackageOfTheEngineUsesOnlyWhatStandsBeforeIt() {
        List<String> problems = new ArrayList<>();
        for (JavaClass user : PROGRAM.that(JavaClass.Predicates.resideInAPackage("io.sluice.engine.*..")
            .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("io.sluice.engine"))))) {
            int row = engineRow(user);
            if (row < 0) {
                problems.add(user.getName() + " is in a package that has no place in the order");
            }
            user.getDirectDependenciesFromSelf().stream().filter(dependency -> engineRow(dependency.getTargetClass()) > row)
                .filter(dependency -> !isTableOfContents(user, dependency.getTargetClass()))
                .forEach(dependency -> problems.add(dependency.getDescription()));
        }
        Assertions.assertThat(problems).isEmpty();
    }

    /** The one public class of a keyword folder is made for the package above the folder. */
    private static boolean isTableOfContents(JavaClass user, JavaClass used) {
        String parent = user.getPackageName() + ".";
        return used.getPackageName().startsWith(parent) && used.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /** The row of an engine class, -1 for every other one; a subpackage without an own place stands with its parent. */
    private static int engineRow(JavaClass type) {
        String prefix = "io.sluice.engine.";
        int best = -1;
        int bestLength = -1;
        for (int row = 0; row < ENGINE_ROWS.size(); row++) {
            for (String name : ENGINE_ROWS.get(row)) {
                String place = prefix + name;
                if ((type.getPackageName().equals(place) || type.getPackageName().startsWith(place + ".")) && name.length() > bestLength) {
                    best = row;
                    bestLength = name.length();
                }
            }
        }
        return best;
    }

    /** A keyword folder shows one class: its table of contents. */
    @Test
    void aKeywordFolderShowsOnlyItsList() {
        Map<String, List<String>> shown = new TreeMap<>();
        for (JavaClass type : PROGRAM) {
            String name = type.getPackageName();
            boolean folder = name.startsWith("io.sluice.control.command.") || name.equals("io.sluice.engine.balance.algorithm")
                || name.equals("io.sluice.engine.action") || name.equals("io.sluice.engine.fetch") || name.equals("io.sluice.engine.check.kind");
            if (folder && type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                shown.computeIfAbsent(name, _ -> new ArrayList<>()).add(type.getSimpleName());
            }
        }
        Assertions.assertThat(shown).allSatisfy((folder, names) -> Assertions.assertThat(names).as(folder).hasSize(1));
    }

    @Test
    void nativeCodeIsCalledOnlyInNet() {
        check(noClasses().that().resideOutsideOfPackage("io.sluice.net..")
            .should().dependOnClassesThat().haveNameMatching("java\\.lang\\.foreign\\.(Linker|SymbolLookup|FunctionDescriptor).*"));
        check(noClasses().that().resideOutsideOfPackages("io.sluice.net..", "io.sluice.base.bytes..")
            .should().dependOnClassesThat().resideInAPackage("java.lang.foreign.."));
    }

    @Test
    void rawAddressesStayInTheBuffersAndInNet() {
        check(noClasses().that().resideOutsideOfPackages("io.sluice.net..", "io.sluice.base.bytes..")
            .should().dependOnClassesThat().haveFullyQualifiedName("io.sluice.base.bytes.Memory")
            .orShould().callMethodWhere(target(
                With.<JavaClass>owner(
                    JavaClass.Predicates.equivalentTo(Buffer.class)))
                .and(target(
                    nameMatching("address(Of)?")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "language", "http"})
    void thePureModulesTouchNeitherFilesNorSocketsNorThreads(String module) {
        // The writer of a reference page is started by hand and is no part of the program.
        check(noClasses().that().resideInAPackage("io.sluice." + module + "..").and().doNotHaveSimpleName("CompatibilityReference")
            .should().dependOnClassesThat().haveNameMatching("java\\.(nio\\.file\\.Files|nio\\.channels\\..*|io\\.File.*|net\\..*|lang\\.Thread|util\\.concurrent\\.Exec.*)"));
    }

    /** What builds objects or compiles patterns for every call has no place where requests pass. */
    @Test
    void requestsPassWithoutPatternsFormatsAndStreams() {
        String[] hot = {"io.sluice.base..", "io.sluice.http..", "io.sluice.net.loop..", "io.sluice.net.buffer..", "io.sluice.net.timer..",
            "io.sluice.engine.stats..", "io.sluice.engine.server..", "io.sluice.engine.balance..", "io.sluice.engine.stream..",
            "io.sluice.engine.mux..", "io.sluice.engine.action.."};
        check(noClasses().that().resideInAnyPackage(hot).should().dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(regex|stream|Formatter).*"));
        check(noClasses().that().resideInAnyPackage(hot).should().callMethodWhere(
            target(
                nameMatching("format(ted)?"))
                .and(target(
                    With.<JavaClass>owner(
                        JavaClass.Predicates.equivalentTo(String.class))))));
    }

    @Test
    void nothingIsFoundByReflection() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..")
            .orShould().callMethod(Class.class, "forName", String.class)
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.ServiceLoader"));
    }

    @Test
    void onlyTheEntryPointsEndTheProcess() {
        check(noClasses().that().doNotHaveSimpleName("Main").and().doNotHaveSimpleName("Training").should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void theRuntimesSignalsAreUsedInOnePlace() {
        check(noClasses().that().doNotHaveSimpleName("SignalHandlers").should().dependOnClassesThat().resideInAnyPackage("sun..", "jdk.internal.."));
    }

    @Test
    void whatIsPrintedGoesThroughTheConsole() {
        check(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
    }

    /** Makes sure that the rules above look at something. */
    @Test
    void everyModuleIsSeen() {
        for (String module : List.of("base", "language", "http", "net", "engine", "control", "app", "ctl")) {
            check(classes().that().resideInAPackage("io.sluice." + module + "..").should().haveNameMatching("io\\.sluice\\..*"));
        }
    }

    private static void check(ArchRule rule) {
        rule.check(PROGRAM);
    }
}
