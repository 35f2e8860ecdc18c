package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Spec;

class MarkdownSpecTest {
    @TempDir
    Path folder;

    @Test
    void a_spec_tells_title_goals_criteria_and_dependencies() {
        Spec spec = read("056-cost-management.md", """
                # Spec: Cost Management

                **Status**: draft
                **Depends On**: `051-k3s-orchestrator`, `050-infra`

                ## Goals
                1. **Track** every run
                ## Non-Goals
                - Nothing
                ## Requirements
                - One
                - Two
                ## Acceptance Criteria
                ### Functional
                - [ ] First, with retries
                - [x] Second
                ### Other
                - [ ] Third
                """);

        assertThat(spec.id().id()).isEqualTo("056-cost-management");
        assertThat(spec.title()).contains("Cost Management");
        assertThat(spec.text().acceptanceCriteria()).isEqualTo(3);
        assertThat(spec.text().dependencies()).isEqualTo(2);
        assertThat(spec.text().mentionsRetry()).isTrue();
        assertThat(spec.taskCount()).contains(3);
    }

    @Test
    void sections_of_a_todo_are_its_tasks_done_or_not() {
        Spec spec = read("todo.md", """
                # Todo
                ## 1. Add the counter [done]
                ### Task
                - [ ] a step
                ## 2. Show the counter
                ### Task
                ## Notes
                """);

        assertThat(spec.id().id()).isEqualTo("todo");
        assertThat(spec.text().taskIds()).containsExactly("add-the-counter", "show-the-counter");
    }

    @Test
    void numbered_headings_of_a_spec_are_no_tasks_but_its_boxes_are() {
        Spec spec = read("a.md", """
                # PRD: Counter
                ## 1. Introduction
                ## 2. Work
                - [x] Add it
                * [ ] Show it
                ```
                - [ ] an example
                ```
                ## Acceptance Criteria
                - [ ] It counts
                """);

        assertThat(spec.title()).contains("Counter");
        assertThat(spec.text().taskIds()).containsExactly("add-it", "show-it");
        assertThat(spec.text().acceptanceCriteria()).isEqualTo(1);
    }

    @Test
    void a_spec_without_any_box_has_no_task_count() {
        assertThat(read("a.md", "# Spec: Counter\nText.\n").taskCount()).isEmpty();
    }

    @Test
    void front_matter_names_id_type_model_and_limits() {
        Spec spec = read("spec-a.md", """
                ---
                id: counter
                type: Review
                model: anthropic/claude-opus-4-5
                resources:
                  limits: {memory: 4Gi, cpu: 1.5}
                  timeout: 1h30m
                dependsOn: [a, b, c]
                ---
                # Counter
                """);

        assertThat(spec.id().id()).isEqualTo("counter");
        assertThat(spec.type()).contains("review");
        assertThat(spec.model()).contains(new Model("claude-opus-4-5"));
        assertThat(spec.memoryLimit()).contains(Memory.parse("4Gi"));
        assertThat(spec.cpuLimit()).contains(Cpu.parse("1500m"));
        assertThat(spec.timeout()).contains(Duration.ofMinutes(90));
        assertThat(spec.text().dependencies()).isEqualTo(3);
    }

    @Test
    void bold_lines_under_the_title_name_model_and_limits_and_prose_does_not() {
        Spec bold = read("a.md", "# Spec: A\n**Model**: `opus`\n**Memory:** 4Gi\n**CPU**: 2\n");
        Spec prose =
                read("b.md", "# Spec: B\nModel: the one that counts\nMemory: as needed\n\n## X\n**Memory**: 4Gi\n");

        assertThat(bold.model()).contains(new Model("opus"));
        assertThat(bold.memoryLimit()).contains(Memory.parse("4Gi"));
        assertThat(bold.cpuLimit()).contains(Cpu.parse("2"));
        assertThat(prose.model()).isEmpty();
        assertThat(prose.memoryLimit()).isEmpty();
    }

    @Test
    void its_todo_may_be_json() {
        Written.file(
                folder, "a.todo.json", "{\"id\":\"a\",\"tasks\":[{\"id\":\"one\"},{\"do\":\"The second\"},\"third\"]}");

        assertThat(read("a.md", "# Spec: A\n- [ ] box\n").text().taskIds())
                .containsExactly("one", "the-second", "third");
    }

    private Spec read(String name, String text) {
        return SpecReader.read(Written.file(folder, name, text), "demo");
    }
}
