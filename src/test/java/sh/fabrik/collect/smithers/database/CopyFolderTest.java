package sh.fabrik.collect.smithers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyFolderTest {
    @TempDir
    Path temporary;

    @Test
    void the_copy_of_a_killed_collect_is_removed_by_the_next_one() throws IOException {
        Path left = Files.createDirectory(temporary.resolve("fabrik-smithers-123"));
        Files.writeString(left.resolve("copy.db"), "rows");
        Files.createFile(left.resolve("lock")); // the lock itself died with its process
        try (CopyFolder folder = CopyFolder.in(temporary)) {
            assertThat(folder.path()).isDirectory();
            assertThat(left).doesNotExist();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void the_copy_of_a_collect_that_is_at_work_stays() throws IOException {
        try (CopyFolder one = CopyFolder.in(temporary);
                CopyFolder other = CopyFolder.in(temporary)) {
            assertThat(one.path()).isDirectory().isNotEqualTo(other.path());
        }
    }

    @Test
    void other_programs_folders_and_folders_that_are_just_being_made_stay() throws IOException {
        Path others = Files.createDirectory(temporary.resolve("smithers-7"));
        Files.createFile(others.resolve("lock"));
        Path made = Files.createDirectory(temporary.resolve("fabrik-smithers-7"));
        CopyFolder.in(temporary).close();
        assertThat(others).isDirectory();
        assertThat(made).isDirectory();
    }
}
