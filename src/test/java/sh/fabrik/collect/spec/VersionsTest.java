package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Version;

class VersionsTest {
    @TempDir
    Path folder;

    @Test
    void without_git_there_is_one_version_first_seen_now() {
        write("[]");
        Spec spec = Collected.from(folder.resolve("specs")).spec("a");

        assertThat(spec.versions())
                .containsExactly(new Version(
                        spec.fingerprint(),
                        spec.configurationHash(),
                        Collected.NOW,
                        Version.Origin.FIRST_SEEN,
                        Optional.empty()));
    }

    @Test
    void what_is_committed_is_known_from_git_and_what_is_not_counts_from_now() {
        try (Repository repository = new Repository(folder)) {
            write("[]");
            repository.commit("2026-01-01T00:00:00Z");
            Path specs = folder.resolve("specs");
            assertThat(Collected.from(specs).spec("a").versions())
                    .extracting(Version::origin)
                    .containsExactly(Version.Origin.GIT);

            write("[\"Count\"]");
            Spec edited = Collected.from(specs).spec("a");

            assertThat(edited.versions())
                    .extracting(Version::origin)
                    .containsExactly(Version.Origin.GIT, Version.Origin.FIRST_SEEN);
            assertThat(edited.versions().get(1).validFrom()).isEqualTo(Collected.NOW);
            assertThat(edited.versions().get(1).fingerprint()).isEqualTo(edited.fingerprint());
            assertThat(Collected.from(specs.resolve("a.json")).spec("a")).isEqualTo(edited);
        }
    }

    @Test
    void the_reader_of_the_hook_knows_no_versions() {
        write("[]");

        assertThat(SpecReader.read(folder.resolve("specs/a.json"), "demo").versions())
                .isEmpty();
    }

    private void write(String goals) {
        Written.file(folder, "specs/a.json", "{\"id\":\"a\",\"goals\":" + goals + "}");
    }
}
