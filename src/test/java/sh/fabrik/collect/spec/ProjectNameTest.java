package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectNameTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://github.com/someone/fabrik.git, fabrik",
        "https://token@github.com/someone/fabrik, fabrik",
        "git@github.com:someone/Fabrik_CLI.git, fabrik-cli",
        "git@host:fabrik.git, fabrik",
        "ssh://git@host:2222/someone/fabrik.git/, fabrik",
        "/srv/git/fabrik.git, fabrik",
        "../fabrik/, fabrik",
        "https://host/a/my.project, my-project",
    })
    void the_remote_names_the_project(String url, String name) {
        try (Repository repository = new Repository(folder)) {
            repository.remote(url);
        }
        Written.file(folder, "specs/deep/x.json", "{}");

        assertThat(ProjectName.of(folder)).isEqualTo(name);
        assertThat(ProjectName.of(folder.resolve("specs/deep"))).isEqualTo(name);
    }

    @Test
    void only_origin_counts_and_comments_do_not() {
        Written.file(folder, "top/.git/config", """
                [remote "fork"]
                \turl = https://host/a/fork.git
                # [remote "origin"]
                [Remote "origin"] ; the one
                \tfetch = +refs/heads/*:refs/remotes/origin/*
                \tURL = "https://host/a/main-line.git" ; here
                [branch "main"]
                \turl = x
                """);

        assertThat(ProjectName.of(folder.resolve("top"))).isEqualTo("main-line");
    }

    @Test
    void without_a_remote_the_top_folder_names_it_and_without_git_the_folder() throws Exception {
        Files.createDirectories(folder.resolve("My Project/.git"));
        Files.createDirectories(folder.resolve("My Project/specs"));
        Files.createDirectories(folder.resolve("plain/specs"));

        assertThat(ProjectName.of(folder.resolve("My Project/specs"))).isEqualTo("my-project");
        assertThat(ProjectName.of(folder.resolve("plain"))).isEqualTo("plain");
        assertThat(ProjectName.of(folder.resolve("plain/specs"))).isEqualTo("plain");
    }

    @Test
    void a_linked_work_tree_and_a_submodule_point_to_their_configuration() {
        Written.file(folder, "main/.git/config", "[remote \"origin\"]\n\turl = https://host/a/main.git\n");
        Written.file(folder, "main/.git/worktrees/x/commondir", "../..\n");
        Written.file(folder, "linked/.git", "gitdir: " + folder.resolve("main/.git/worktrees/x") + "\n");
        Written.file(folder, "main/.git/modules/sub/config", "[remote \"origin\"]\n\turl = https://host/a/sub.git\n");
        Written.file(folder, "main/sub/.git", "gitdir: ../.git/modules/sub\n");

        assertThat(ProjectName.of(folder.resolve("linked"))).isEqualTo("main");
        assertThat(ProjectName.of(folder.resolve("main/sub"))).isEqualTo("sub");
    }

    @Test
    void a_name_is_never_empty_nor_too_long() throws Exception {
        assertThat(ProjectName.of(Path.of("/"))).isNotEmpty();
        assertThat(ProjectName.of(Files.createDirectories(folder.resolve("x".repeat(100)))))
                .hasSize(63);
        Written.file(folder, "odd/.git", "nonsense\u0000");
        assertThat(ProjectName.of(folder.resolve("odd"))).isEqualTo("odd");
    }
}
