package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.UnreadableContent;

class BadSpecsTest {
    private static final String GOOD = "{\"id\":\"good\",\"goals\":[]}";

    @TempDir
    Path folder;

    @Test
    void broken_json_is_named_with_line_and_column_and_the_rest_goes_on() {
        Written.file(folder, "good.json", GOOD);
        Written.file(folder, "bad.json", "{\n  \"id\": \"bad\",\n  \"goals\": [,]\n}");
        Written.file(folder, "cut.json", "{\"id\": \"cut\", \"goals\": [");
        Written.file(folder, "empty.json", "");

        Collected collected = Collected.from(folder);

        assertThat(collected.ids()).containsExactly("good");
        assertThat(collected.rejected().stream().map(Found.Rejected::where))
                .containsExactly(folder + "/bad.json:3:13", folder + "/cut.json:1:25", folder + "/empty.json");
        assertThat(collected.rejected().get(0).why())
                .startsWith("It is broken JSON: ")
                .endsWith(" Repair it there.");
    }

    @Test
    void a_broken_todo_rejects_its_spec_since_the_fingerprint_would_be_wrong() {
        Written.file(folder, "good.json", GOOD);
        Written.file(folder, "good.todo.json", "{\"tasks\": [}");

        assertThat(Collected.from(folder).rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.where()).isEqualTo(folder + "/good.todo.json:1:12"));
    }

    @Test
    void text_that_is_not_utf_8_is_rejected_with_its_place() {
        Written.file(folder, "latin.json", "{\"id\":\"\u00e4\",\"goals\":[]}".getBytes(StandardCharsets.ISO_8859_1));
        Written.file(folder, "utf16.md", "# Spec: x".getBytes(StandardCharsets.UTF_16));

        assertThat(Collected.from(folder).rejected().stream().map(Found.Rejected::why))
                .containsExactly(
                        "Its byte 8 (0xe4) is not UTF-8; save the file as UTF-8.",
                        "Its byte 1 (0xfe) is not UTF-8; save the file as UTF-8.");
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        Written.file(folder, "good.json", "\uFEFF" + GOOD);
        Written.file(folder, "text.md", "\uFEFF# Spec: Text\r\n");

        assertThat(Collected.from(folder).ids()).containsExactly("good", "text");
    }

    @Test
    void what_is_no_spec_is_said_once_per_kind_and_costs_nothing() {
        Written.file(folder, "good.json", GOOD);
        Written.file(folder, "package.json", "{\"name\":\"x\",\"version\":\"1\"}");
        Written.file(folder, "list.json", "[{\"id\":\"a\"}]");
        Written.file(folder, "a.schema.json", "{\"$schema\":\"x\",\"title\":\"Spec\",\"properties\":{}}");
        Written.file(
                folder, "report.json", "{\"v\":1,\"taskId\":\"a\",\"status\":\"done\",\"id\":\"x\",\"title\":\"x\"}");
        Written.file(folder, "README.md", "# Specs\nHow to write them.\n");
        Written.file(folder, "run.sh", "exit 1\n");
        Written.file(folder, "schema/spec.json", GOOD);
        Written.file(folder, "templates/spec.md", "# Spec: x\n");
        Written.file(folder, ".hidden/spec.json", GOOD);

        Collected collected = Collected.from(folder);

        assertThat(collected.ids()).containsExactly("good");
        assertThat(collected.rejected()).isEmpty();
        String name = folder.getFileName() + "/";
        assertThat(collected.notices())
                .anyMatch(notice -> notice.endsWith(
                        "package.json is no spec: it has no id with a title, goals, req, accept or tasks."))
                .anyMatch(notice -> notice.endsWith("list.json is no spec: it holds a list and no JSON object."))
                .anyMatch(notice -> notice.endsWith("a.schema.json is no spec: it is a JSON schema."))
                .anyMatch(notice -> notice.endsWith("report.json is no spec: it is the report of a task."))
                .anyMatch(notice -> notice.contains("README.md is no spec: "))
                .contains("Not looked into, as specs lie elsewhere: " + name + ".hidden, " + name + "schema, " + name
                        + "templates.")
                .anyMatch(notice -> notice.endsWith(": 1 spec, 5 files that are no spec, 1 file of another kind."));
    }

    @Test
    void a_named_file_must_be_a_spec() {
        Path list = Written.file(folder, "list.json", "[]");
        Path shell = Written.file(folder, "run.sh", "exit 1\n");

        Collected collected = Collected.from(list, shell, folder.resolve("none.json"));

        assertThat(collected.rejected().stream().map(Found.Rejected::why))
                .containsExactlyInAnyOrder(
                        "It is no spec: it holds a list and no JSON object.",
                        "It is no spec: specs end in .json or .md.",
                        "There is no such file or folder; check the path.");
        assertThatThrownBy(() -> SpecReader.read(list, "demo"))
                .isInstanceOf(UnreadableContent.class)
                .hasMessage("It is no spec: it holds a list and no JSON object.");
        assertThatThrownBy(() -> SpecReader.read(folder.resolve("none.json"), "demo"))
                .isInstanceOf(UnreadableContent.class)
                .hasMessage("There is no such file; check the path.");
        assertThatThrownBy(() -> SpecReader.read(folder, "demo")).isInstanceOf(UnreadableContent.class);
    }

    @Test
    void of_two_files_with_one_id_the_one_named_after_it_counts() {
        Written.file(folder, "copy.json", GOOD);
        Written.file(folder, "good.json", GOOD);
        Written.file(folder, "other.json", GOOD);

        Collected collected = Collected.from(folder);

        assertThat(collected.specs())
                .singleElement()
                .satisfies(spec -> assertThat(spec.path()).isEqualTo(folder.getFileName() + "/good.json"));
        assertThat(collected.rejected().stream().map(Found.Rejected::why))
                .containsOnly("Its id \"good\" is that of " + folder + "/good.json; give each spec an id of its own.")
                .hasSize(2);
    }

    @Test
    void todos_without_a_spec_and_twins_without_an_original() {
        Written.file(folder, "alone.todo.json", "{\"id\":\"alone\",\"tasks\":[{\"id\":\"a\"}]}");
        Written.file(folder, "todo.json", "{\"id\":\"shared\",\"tasks\":[{\"id\":\"b\"}]}");
        Written.file(folder, "lost.min.json", GOOD);
        Written.file(folder, "stale.json", "{\"id\":\"stale\",\"goals\":[\"new\"]}");
        Written.file(folder, "stale.min.json", "{\"id\":\"stale\",\"goals\":[\"old\"]}");

        Collected collected = Collected.from(folder);

        assertThat(collected.ids()).containsExactly("alone", "stale", "shared");
        assertThat(collected.notices())
                .anyMatch(notice -> notice.contains("lost.min.json is skipped and has no lost.json beside it"))
                .anyMatch(notice -> notice.contains("stale.min.json says something else than stale.json"));
    }

    @Test
    void the_todo_of_a_whole_folder_belongs_to_the_spec_that_it_names() {
        Written.file(folder, "a.json", "{\"id\":\"shared\",\"goals\":[]}");
        Written.file(folder, "todo.json", "{\"id\":\"shared\",\"tasks\":[{\"id\":\"b\"}]}");

        Collected collected = Collected.from(folder);

        assertThat(collected.spec("shared").taskCount()).contains(1);
        assertThat(SpecReader.read(folder.resolve("a.json"), "demo").fingerprint())
                .isEqualTo(collected.spec("shared").fingerprint());
        assertThat(collected.notices()).anyMatch(notice -> notice.endsWith(": 1 spec, 1 todo of theirs."));
    }

    @Test
    void a_project_is_read_in_its_folder_of_specs() {
        Written.file(folder, "package.json", "{}");
        Written.file(folder, "specs/good.json", GOOD);

        Collected collected = Collected.from(folder);

        assertThat(collected.specs())
                .singleElement()
                .satisfies(spec -> assertThat(spec.path()).isEqualTo("specs/good.json"));
    }

    @Test
    void broken_front_matter_is_named_with_its_line() {
        Written.file(folder, "a.md", "---\nid: a\nb: [\n---\n# Spec: A\n");

        assertThat(Collected.from(folder).rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.where()).startsWith(folder + "/a.md:");
            assertThat(rejected.why()).isEqualTo("Its front matter is broken YAML; repair it there.");
        });
    }

    @Test
    void numbers_beyond_all_bounds_are_no_exception() {
        Written.file(
                folder,
                "a.json",
                "{\"id\":\"a\",\"goals\":[],\"resources\":{\"memory\":1e999999999,\"cpu\":1e-999999999}}");
        Written.file(folder, "b.json", "{\"id\":\"b\",\"goals\":[1e99999999999]}");
        Written.file(folder, "c.json", "{\"id\":\"c\",\"goals\":" + "[".repeat(100_000));
        Written.file(folder, "d.json", "{\"id\":\"d\",\"goals\":[" + "9".repeat(100_000) + "]}");

        Collected collected = Collected.from(folder);

        assertThat(collected.ids()).containsExactly("a");
        assertThat(collected.spec("a").memoryLimit()).isEmpty();
        assertThat(collected.rejected()).hasSize(3);
    }

    @Test
    void damaged_files_are_read_or_rejected_and_never_thrown() {
        byte[] json =
                ("{\"id\":\"a\",\"title\":\"Z\u00e4hler\",\"goals\":[\"x\"],\"resources\":{\"memory\":\"2Gi\",\"cpu\":1},"
                                + "\"tasks\":[{\"id\":\"b\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] text = "---\nid: a\nmodel: {name: b}\n---\n# Spec: A\n**Status**: x\n## 1. T [done]\n- [x] b\n```\nx\n"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            Written.file(folder, "a.json", damaged(json, random));
            Written.file(folder, "b.md", damaged(text, random));
            Collected collected = Collected.from(folder);

            assertThat(collected.notices()).last().asString().startsWith("2 files in ");
        }
    }

    private static byte[] damaged(byte[] content, Random random) {
        byte[] damaged =
                Arrays.copyOf(content, random.nextInt(4) == 0 ? random.nextInt(content.length) : content.length);
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\":,-#\n 0e".charAt(random.nextInt(13)));
        }
        return damaged;
    }
}
