package sh.fabrik.collect.spec.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.spec.Repository;
import sh.fabrik.collect.spec.SpecReader;
import sh.fabrik.collect.spec.Written;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Version;

class GitHistoryTest {
    @TempDir
    Path top;

    private Repository repository;

    @BeforeEach
    void begin() {
        repository = new Repository(top);
    }

    @AfterEach
    void end() {
        repository.close();
    }

    @Test
    void a_version_begins_with_the_commit_that_changed_content_todo_or_configuration() {
        Spec first = write("a", "", "one");
        String added = repository.commit("2026-01-01T00:00:00Z");
        write("a", ",\"_learned\":{},\"version\":\"2\"", "one");
        repository.commit("2026-01-02T00:00:00Z");
        Spec todo = write("a", "", "two");
        String changed = repository.commit("2026-01-03T00:00:00Z");
        Spec memory = write("a", ",\"resources\":{\"memory\":\"4Gi\"}", "two");
        String tuned = repository.commit("2026-01-04T00:00:00Z");

        assertThat(history().of("a"))
                .containsExactly(
                        version(first, "2026-01-01T00:00:00Z", added),
                        version(todo, "2026-01-03T00:00:00Z", changed),
                        version(memory, "2026-01-04T00:00:00Z", tuned));
        assertThat(memory.fingerprint()).isEqualTo(todo.fingerprint());
    }

    @Test
    void a_renamed_file_keeps_the_history_of_its_id() throws IOException {
        Spec spec = write("a", "", "one");
        String added = repository.commit("2026-01-01T00:00:00Z");
        Files.move(top.resolve("specs/a.json"), top.resolve("specs/b.json"));
        Files.move(top.resolve("specs/a.todo.json"), top.resolve("specs/b.todo.json"));
        repository.commit("2026-01-02T00:00:00Z");

        assertThat(history().of("a")).containsExactly(version(spec, "2026-01-01T00:00:00Z", added));
        assertThat(history().of("b")).isEmpty();
    }

    @Test
    void text_that_comes_back_is_a_version_again() {
        for (int day = 1; day <= 3; day++) {
            write("a", "", day == 2 ? "two" : "one");
            repository.commit("2026-01-0" + day + "T00:00:00Z");
        }
        List<Version> versions = history().of("a");

        assertThat(versions).hasSize(3);
        assertThat(versions.get(2).fingerprint()).isEqualTo(versions.get(0).fingerprint());
    }

    @Test
    void a_merged_branch_counts_from_its_merge() throws Exception {
        write("a", "", "one");
        repository.commit("2026-01-01T00:00:00Z");
        repository.git().checkout().setCreateBranch(true).setName("side").call();
        Spec side = write("a", "", "two");
        repository.commit("2026-01-02T00:00:00Z");
        repository.git().checkout().setName("main").call();
        Written.file(top, "other.txt", "x");
        repository.commit("2026-01-03T00:00:00Z");
        repository
                .git()
                .merge()
                .include(repository.git().getRepository().resolve("side"))
                .setCommit(false)
                .call();
        String merge = repository.commit("2026-01-05T00:00:00Z");

        assertThat(history().of("a")).hasSize(2).last().isEqualTo(version(side, "2026-01-05T00:00:00Z", merge));
    }

    @Test
    void a_commit_with_a_clock_that_went_back_supersedes_the_one_before() {
        write("a", "", "one");
        repository.commit("2026-01-05T00:00:00Z");
        Spec after = write("a", "", "two");
        String late = repository.commit("2026-01-02T00:00:00Z");

        assertThat(history().of("a")).containsExactly(version(after, "2026-01-05T00:00:00Z", late));
    }

    @Test
    void a_broken_state_in_the_past_is_passed_over() {
        Spec spec = write("a", "", "one");
        String added = repository.commit("2026-01-01T00:00:00Z");
        Written.file(top, "specs/a.json", "<<<<<<< HEAD");
        repository.commit("2026-01-02T00:00:00Z");
        write("a", "", "one");
        repository.commit("2026-01-03T00:00:00Z");

        assertThat(history().of("a")).containsExactly(version(spec, "2026-01-01T00:00:00Z", added));
    }

    @Test
    void the_walk_ends_after_so_many_commits_and_says_so() {
        for (int day = 1; day <= 5; day++) {
            write("a", "", "task " + day);
            repository.commit("2026-01-0" + day + "T00:00:00Z");
        }
        History cut = GitHistory.of(top.resolve("specs"), 3);

        assertThat(cut.of("a")).hasSize(3);
        assertThat(cut.notices())
                .containsExactly("The git history was read back 3 commits only; what the specs said before"
                        + " 2026-01-03T00:00:00Z stays unknown.");
        assertThat(GitHistory.of(top.resolve("specs"), 5).notices()).isEmpty();
    }

    @Test
    void the_top_of_the_work_tree_may_be_the_folder() {
        Written.file(top, "a.md", "# Spec: A\n");
        repository.commit("2026-01-01T00:00:00Z");

        assertThat(GitHistory.of(top).of("a")).hasSize(1);
    }

    @Test
    void a_linked_work_tree_has_the_history_of_its_branch(@TempDir Path linked) {
        write("a", "", "one");
        String commit = repository.commit("2026-01-01T00:00:00Z");
        Written.file(top, ".git/worktrees/x/HEAD", commit + "\n");
        Written.file(top, ".git/worktrees/x/commondir", "../..\n");
        Written.file(top, ".git/worktrees/x/gitdir", linked.resolve(".git") + "\n");
        Written.file(linked, ".git", "gitdir: " + top.resolve(".git/worktrees/x") + "\n");
        Written.file(linked, "specs/a.json", "{\"id\":\"a\",\"goals\":[]}");

        assertThat(GitHistory.of(linked.resolve("specs")).of("a")).hasSize(1);
    }

    @Test
    void no_commit_no_folder_in_git_and_no_git_are_no_history(@TempDir Path elsewhere) {
        write("a", "", "one");
        assertThat(history()).isEqualTo(History.NONE);
        Written.file(top, ".gitignore", "specs\n");
        repository.commit("2026-01-01T00:00:00Z");
        assertThat(history()).isEqualTo(History.NONE);
        assertThat(GitHistory.of(elsewhere)).isEqualTo(History.NONE);
    }

    @Test
    void a_damaged_repository_is_said_and_stops_nothing() throws IOException {
        write("a", "", "one");
        repository.commit("2026-01-01T00:00:00Z");
        repository.close();
        try (Stream<Path> objects = Files.walk(top.resolve(".git/objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                Files.delete(object);
            }
        }

        assertThat(history().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice)
                        .startsWith("The git history of " + top.resolve("specs") + " cannot be read (")
                        .endsWith("its specs count as first seen now. Check the repository with \"git fsck\"."));
    }

    @Test
    void reading_leaves_the_repository_as_it_was() throws IOException {
        write("a", "", "one");
        repository.commit("2026-01-01T00:00:00Z");
        List<String> before = listing();
        history();

        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.add(file + " " + Files.getLastModifiedTime(file));
            }
            return lines;
        }
    }

    private History history() {
        return GitHistory.of(top.resolve("specs"));
    }

    private Spec write(String id, String more, String task) {
        Written.file(
                top, "specs/" + id + ".todo.json", "{\"id\":\"" + id + "\",\"tasks\":[{\"id\":\"" + task + "\"}]}");
        Path file = Written.file(top, "specs/" + id + ".json", "{\"id\":\"" + id + "\",\"goals\":[]" + more + "}");
        return SpecReader.read(file, "demo");
    }

    private static Version version(Spec spec, String since, String commit) {
        return new Version(
                spec.fingerprint(),
                spec.configurationHash(),
                Instant.parse(since),
                Version.Origin.GIT,
                Optional.of(commit));
    }
}
