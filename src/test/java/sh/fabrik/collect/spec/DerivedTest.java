package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.run.Model;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Complexity;

class DerivedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "api-impl, , impl",
        "db-migration, , migration",
        "fix-bug, , fix",
        "020-release-verification, , release",
        "058-verification-map, , test",
        "051-k3s-orchestrator, , infra",
        "054-health-controller, , observability",
        "030-ui-dashboard, , ui",
        "060-x, Security hardening, security",
        "061-x, Something else, ",
        "062-latest, Contested protest, ",
    })
    void the_type_is_the_first_telling_word_of_name_and_title(String name, String title, String type) {
        Spec spec = read(name, "{\"id\":\"" + name + "\",\"title\":\"" + (title == null ? "x" : title) + "\"}");

        assertThat(spec.type().orElse(null)).isEqualTo(type);
    }

    @Test
    void a_type_in_the_spec_comes_first_and_goals_last() {
        assertThat(read("db-migration", "{\"id\":\"x\",\"goals\":[],\"spec_type\":\"Data Load\"}")
                        .type())
                .contains("data-load");
        assertThat(read("x", "{\"id\":\"x\",\"goals\":[],\"labels\":{\"fabrik.sh/spec-type\":\"impl\"}}")
                        .type())
                .contains("impl");
        assertThat(read("x", "{\"id\":\"x\",\"goals\":[\"Everything documented\",\"Migrate the docs\"]}")
                        .type())
                .contains("migration");
    }

    @ParameterizedTest
    @CsvSource({"0,LOW", "3,LOW", "4,MEDIUM", "7,MEDIUM", "8,HIGH", "32,HIGH"})
    void more_than_seven_tasks_are_complex(int tasks, Complexity complexity) {
        String list = IntStream.range(0, tasks)
                .mapToObj(n -> "{\"id\":\"t" + n + "\"}")
                .collect(Collectors.joining(","));
        Spec spec = read("x", "{\"id\":\"x\",\"tasks\":[" + list + "],\"_learned\":{\"runs_count\":47}}");

        assertThat(spec.taskCount()).contains(tasks);
        assertThat(spec.complexity()).contains(complexity);
    }

    @Test
    void many_criteria_and_dependencies_raise_the_complexity_and_stand_in_for_tasks() {
        String burdens = "\"accept\":[1,2,3,4,5,6],\"dependsOn\":[\"a\",\"b\",\"c\"]";

        assertThat(read("x", "{\"id\":\"x\",\"tasks\":[\"a\"]," + burdens + "}").complexity())
                .contains(Complexity.MEDIUM);
        assertThat(read("x", "{\"id\":\"x\"," + burdens + "}").complexity()).contains(Complexity.HIGH);
        assertThat(read("x", "{\"id\":\"x\",\"accept\":[1,2,3,4,5,6]}").complexity())
                .contains(Complexity.MEDIUM);
        assertThat(read("x", "{\"id\":\"x\",\"accept\":[1]}").complexity()).contains(Complexity.LOW);
        assertThat(read("x", "{\"id\":\"x\",\"title\":\"x\"}").complexity()).isEmpty();
        assertThat(read("x", "{\"id\":\"x\",\"title\":\"" + "word ".repeat(2000) + "\"}")
                        .complexity())
                .contains(Complexity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"memory\":\"4Gi\",\"cpu\":2,\"timeout\":900} | 4Gi | 2 | PT15M",
                "{\"limits\":{\"memory\":\"4096Mi\",\"cpu\":\"500m\"},\"memory\":\"1Gi\",\"timeout\":\"PT15M\"} | 4Gi | 500m | PT15M",
                "{\"memory\":4e9,\"cpu\":0.5,\"timeout\":\"0.5\"} | 3906250Ki | 500m | PT0.5S",
                "{\"memory\":null,\"cpu\":\"250000u\",\"timeout\":\"1h30m\"} | - | 250m | PT1H30M",
                "{\"memory\":\"lots\",\"cpu\":-1,\"timeout\":\"soon\"} | - | - | -",
                "{\"memory\":4,\"cpu\":[],\"timeout\":0} | - | - | -",
                "\"4Gi\" | - | - | -",
            })
    void limits_are_exact_or_unknown(String resources, String memory, String cpu, String timeout) {
        Spec spec = read("x", "{\"id\":\"x\",\"tasks\":[],\"resources\":" + resources + "}");

        assertThat(spec.memoryLimit().map(Object::toString).orElse("-")).isEqualTo(memory);
        assertThat(spec.cpuLimit().map(Object::toString).orElse("-")).isEqualTo(cpu);
        assertThat(spec.timeout().map(Object::toString).orElse("-")).isEqualTo(timeout);
    }

    @Test
    void what_is_unreadable_is_said_with_a_right_example() {
        Written.file(
                folder,
                "x.json",
                "{\"id\":\"x\",\"tasks\":[],\"resources\":{\"memory\":\"lots\",\"cpu\":\"-1\",\"timeout\":\"x\"}}");

        assertThat(Collected.from(folder).notices())
                .anyMatch(notice -> notice.contains("x.json: resources.memory counts as unknown: \"lots\""))
                .anyMatch(notice -> notice.contains("resources.cpu counts as unknown: \"-1\" is negative"))
                .anyMatch(notice -> notice.contains("resources.timeout counts as unknown: \"x\" is no time limit"));
    }

    @Test
    void a_model_may_be_a_name_or_an_object() {
        assertThat(read("x", "{\"id\":\"x\",\"model\":\"openai/gpt-4o\"}").model())
                .contains(new Model("gpt-4o"));
        assertThat(read("x", "{\"id\":\"x\",\"model\":{\"name\":\"opus\"}}").model())
                .contains(new Model("opus"));
        assertThat(read("x", "{\"id\":\"x\",\"model\":[]}").model()).isEmpty();
    }

    private Spec read(String name, String text) {
        return SpecReader.read(Written.file(folder, name + ".json", text), "demo");
    }
}
