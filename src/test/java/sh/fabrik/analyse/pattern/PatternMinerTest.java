package sh.fabrik.analyse.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.facts.RiskPattern;

class PatternMinerTest {
    @TempDir
    private Path folder;

    @Test
    void a_type_that_fails_more_than_the_rest_is_found_for_each_of_its_failing_specs() {
        assertThat(facts(folder, RiskPattern.class, history -> {
                    for (int spec = 0; spec < 16; spec++) {
                        String type = spec % 2 == 0 ? "migration" : "api";
                        history.spec("s" + spec, type, "low", 3);
                        int failures = type.equals("migration") ? 6 : 1;
                        history.runs(failures, "s" + spec, run -> run.error("test_fail"));
                        history.runs(10 - failures, "s" + spec, run -> {});
                    }
                }))
                .hasSize(8)
                .allSatisfy(pattern -> {
                    assertThat(pattern.trait()).isEqualTo("specs of type migration");
                    assertThat(pattern.failure().observed()).isEqualTo(0.6);
                    assertThat(pattern.elsewhere()).isEqualTo(0.1);
                    assertThat(pattern.falseDiscoveryRate()).isLessThan(0.05);
                });
    }

    @Test
    void one_looping_spec_is_no_pattern() {
        assertThat(facts(folder, RiskPattern.class, history -> {
                    history.spec("loop", "migration", "low", 3).runs(200, "loop", run -> run.error("test_fail"));
                    for (int spec = 0; spec < 8; spec++) {
                        history.spec("s" + spec, spec < 4 ? "migration" : "api", "low", 3);
                        history.runs(8, "s" + spec, run -> {});
                    }
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void chance_is_no_pattern(long seed) {
        Random random = new Random(seed);
        assertThat(facts(folder, RiskPattern.class, history -> {
                    for (int spec = 0; spec < 20; spec++) {
                        history.spec("s" + spec, "type" + random.nextInt(4), "low", 1 + random.nextInt(14));
                        history.runs(12, "s" + spec, run -> {
                            if (random.nextDouble() < 0.25) {
                                run.error("test_fail");
                            }
                        });
                    }
                }))
                .isEmpty();
    }
}
