package sh.fabrik.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.definition.KiePackage;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.Origin;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;

/** A compiled rule is kept in the form that is read quickly, or, when it has none, as Java serialises it. */
class RuleFormTest {
    private static final String NAME = "raise-memory-limit";
    private static final Path SHIPPED = Path.of("rules").toAbsolutePath();

    static Stream<RuleFile> shipped() {
        return RuleFolders.only(SHIPPED).read().files().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_rule_has_the_quick_form(RuleFile file) {
        byte[] bytes = compiled(file);
        assertThat(bytes[0]).isEqualTo((byte) 'F');
        assertThat(RuleCompiler.deserialise(bytes)).hasSize(1);
    }

    @Test
    void reading_it_twice_gives_two_packages_for_two_rule_bases() {
        byte[] bytes = compiled(file(RuleTexts.resource(NAME)));
        for (int i = 0; i < 2; i++) {
            InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
            base.addPackages(RuleCompiler.deserialise(bytes));
            assertThat(base.getRule("rules.resource.raise_memory_limit", NAME)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void a_rule_with_something_unusual_is_kept_as_java_serialises_it(String text) {
        byte[] bytes = compiled(file(text));
        assertThat(bytes[0]).isEqualTo((byte) 'J');
        KiePackage read = RuleCompiler.deserialise(bytes).get(0);
        assertThat(read.getName()).isEqualTo("rules.resource.raise_memory_limit");
        assertThat(read.getRules()).isNotEmpty();
    }

    static Stream<String> unusual() {
        String good = RuleTexts.resource(NAME);
        return Stream.of(
                good.replace("dialect \"java\"", "dialect \"java\"\nglobal java.util.List heard"),
                good.replace("kills > 0)", "kills > 0)\n    eval($memory.kills() > 1)"),
                good.replace("kills > 0)", "kills > 0)\n    $limit : Object() from $memory.limit()"));
    }

    @Test
    void bytes_that_were_cut_are_refused() {
        byte[] bytes = compiled(file(RuleTexts.resource(NAME)));
        for (int length = 0; length < bytes.length; length += 211) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RuleCompiler.deserialise(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static byte[] compiled(RuleFile file) {
        Compiled compiled = RuleCompiler.compile(file);
        assertThat(compiled).isInstanceOf(Compiled.Good.class);
        return ((Compiled.Good) compiled).packages();
    }

    private static RuleFile file(String text) {
        return RuleFile.of(Layer.RESOURCE, Path.of(NAME + ".drl"), Origin.GIVEN, text);
    }
}
