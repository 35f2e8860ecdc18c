package sh.fabrik;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure that docs/architecture.md describes, held by a test. */
final class ArchitectureTest {
    private static final JavaClasses FABRIK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("sh.fabrik");

    /** What each stage may import of fabrik; itself always. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "run", Set.of(),
            "facts", Set.of("run"),
            "suggest", Set.of("run", "facts"),
            "collect", Set.of("run"),
            "store", Set.of("run", "facts", "suggest"),
            "analyse", Set.of("run", "facts", "store"),
            "rules", Set.of("run", "facts", "suggest"),
            "channel", Set.of("run", "facts", "suggest"),
            "loop", Set.of("run", "facts", "suggest", "collect", "store", "analyse", "rules", "channel"),
            "cli", Set.of("run", "facts", "suggest", "collect", "store", "analyse", "rules", "channel", "loop"));

    static Stream<String> stages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_stage_knows_only_what_stands_before_it(String stage) {
        Set<String> others = new TreeSet<>(MAY_IMPORT.keySet());
        others.remove(stage);
        others.removeAll(MAY_IMPORT.getOrDefault(stage, Set.of()));
        if (others.isEmpty()) {
            return;
        }
        noClasses()
                .that()
                .resideInAPackage("sh.fabrik." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream()
                        .map(other -> "sh.fabrik." + other + "..")
                        .toArray(String[]::new))
                .because("the line runs one way: see docs/architecture.md")
                .allowEmptyShould(true)
                .check(FABRIK);
    }

    @ParameterizedTest
    @CsvSource({
        "org.drools..,          sh.fabrik.rules..",
        "org.kie..,             sh.fabrik.rules..",
        "org.flywaydb..,        sh.fabrik.store..",
        "org.sqlite..,          sh.fabrik.store..|sh.fabrik.collect.smithers..",
        "org.jooq..,            sh.fabrik.store..|sh.fabrik.analyse..",
        "org.apache.commons.statistics.., sh.fabrik.analyse..",
        "io.fabric8..,          sh.fabrik.collect.kubernetes..",
        "java.net.http..,       sh.fabrik.collect.http..",
        "org.eclipse.jgit..,    sh.fabrik.collect.spec..",
        "de.siegmar.fastcsv..,  sh.fabrik.collect.csv..|sh.fabrik.channel.csv..",
        "picocli..,             sh.fabrik.cli..|sh.fabrik",
        "me.tongfei..,          sh.fabrik.cli.."
    })
    void a_library_has_one_home(String library, String homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes.split("[|]"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a later swap of " + library + " is then one package")
                .check(FABRIK);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("sh.fabrik.(*)..").should().beFreeOfCycles().check(FABRIK);
        slices().matching("sh.fabrik.cli.(*)..").should().beFreeOfCycles().check(FABRIK);
    }

    @Test
    void sources_do_not_know_each_other() {
        for (String source : List.of("kubernetes", "smithers", "spec", "lint", "csv", "prometheus", "loki", "price")) {
            noClasses()
                    .that()
                    .resideInAPackage("sh.fabrik.collect." + source + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("sh.fabrik.collect.(*)..")
                            .and(not(resideInAnyPackage(
                                    "sh.fabrik.collect." + source + "..",
                                    "sh.fabrik.collect.errors..",
                                    "sh.fabrik.collect.http.."))))
                    .allowEmptyShould(true)
                    .check(FABRIK);
        }
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Helper|Manager|Impl)s?([A-Z$].*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..misc..")
                .check(FABRIK);
    }

    @Test
    void facts_and_suggestions_are_values() {
        classes()
                .that()
                .implement(sh.fabrik.facts.Fact.class)
                .should()
                .beRecords()
                .check(FABRIK);
        assertThat(sh.fabrik.suggest.Suggestion.class).isRecord();
    }

    @Test
    void only_the_command_line_speaks_and_only_fabrik_exits() {
        noClasses()
                .that()
                .resideOutsideOfPackages("sh.fabrik.cli..", "sh.fabrik")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(FABRIK);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("sh.fabrik.Fabrik")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(FABRIK);
    }
}
