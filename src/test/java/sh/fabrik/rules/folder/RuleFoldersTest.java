package sh.fabrik.rules.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.rules.RuleTexts;

class RuleFoldersTest {
    @TempDir
    Path folder;

    @Test
    void a_file_replaces_the_one_with_the_same_path_and_a_new_file_adds() {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("shipped/resource/lower.drl", RuleTexts.resource("lower"));
        write("user/resource/raise.drl", RuleTexts.resource("raise") + "\n");
        write("user/resource/own.drl", RuleTexts.resource("own"));
        assertThat(inForce()).containsExactly("SHIPPED lower", "USER own", "USER raise");
        assertThat(overlay().read().rules().get(2).covered())
                .extracting(RuleFile::origin)
                .containsExactly(Origin.SHIPPED);
    }

    @Test
    void an_empty_off_file_takes_a_rule_out() {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("user/resource/raise.off", "");
        assertThat(inForce()).isEmpty();
        assertThat(overlay().read().problems()).isEmpty();
    }

    @Test
    void an_off_file_with_content_is_ignored_and_named() {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        Path off = write("user/resource/raise.off", "why?");
        assertThat(inForce()).containsExactly("SHIPPED raise");
        assertThat(overlay().read().problems())
                .containsExactly(
                        Finding.about(off, "A file that takes a rule out must be empty; this one is ignored."));
    }

    @Test
    void project_rules_wait_for_trust() {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("project/resource/own.drl", RuleTexts.resource("own"));
        assertThat(inForce()).containsExactly("SHIPPED raise");
        assertThat(overlay().read().problems())
                .extracting(Finding::message)
                .containsExactly("The project brings a rule of its own, which is left out until you have read them and"
                        + " run: fabrik rules trust");
        overlay().trustProject();
        assertThat(inForce()).containsExactly("PROJECT own", "SHIPPED raise");
        assertThat(overlay().read().problems()).isEmpty();
    }

    @Test
    void a_changed_project_asks_for_trust_again() {
        write("project/resource/own.drl", RuleTexts.resource("own"));
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        overlay().trustProject();
        write("project/resource/own.drl", RuleTexts.resource("own") + "// changed");
        assertThat(inForce()).containsExactly("SHIPPED raise");
        overlay().trustProject();
        write("project/resource/raise.off", "");
        assertThat(inForce()).containsExactly("SHIPPED raise");
    }

    @Test
    void a_copy_of_a_trusted_project_is_not_trusted() throws IOException {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("project/resource/own.drl", RuleTexts.resource("own"));
        overlay().trustProject();
        Files.move(folder.resolve("project"), folder.resolve("clone"));
        RuleFolders moved = RuleFolders.overlay(
                folder.resolve("shipped"),
                folder.resolve("user"),
                folder.resolve("clone"),
                folder.resolve("config/trust"));
        assertThat(moved.read().files()).extracting(RuleFile::name).containsExactly("raise");
    }

    @Test
    void a_trust_file_that_others_may_write_counts_for_nothing() throws IOException {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("project/resource/own.drl", RuleTexts.resource("own"));
        overlay().trustProject();
        chmod("config/trust", "rw-rw-rw-");
        assertThat(inForce()).containsExactly("SHIPPED raise");
    }

    @Test
    void a_file_that_everyone_may_write_is_left_out_and_the_one_below_goes_on() throws IOException {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        Path open = write("user/resource/raise.drl", RuleTexts.resource("raise") + "\n");
        chmod("user/resource/raise.drl", "rw-rw-rw-");
        assertThat(inForce()).containsExactly("SHIPPED raise");
        assertThat(overlay().read().problems())
                .extracting(Finding::toString)
                .containsExactly(
                        open + ": Everyone may write to it, and rules run with your rights; run chmod o-w on it."
                                + " It is left out.");
    }

    @Test
    void a_file_of_somebody_else_is_left_out_and_named() throws IOException {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "Only root can give files away.");
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        Path foreign = write("user/resource/own.drl", RuleTexts.resource("own"));
        Files.setOwner(
                foreign, foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThat(inForce()).containsExactly("SHIPPED raise");
        assertThat(overlay().read().problems())
                .extracting(Finding::toString)
                .containsExactly(
                        foreign + ": It belongs to nobody, and rules run with your rights; make it yours (chown), or"
                                + " copy it. It is left out.");
    }

    @Test
    void a_folder_that_everyone_may_write_is_left_out() throws IOException {
        write("shipped/resource/raise.drl", RuleTexts.resource("raise"));
        write("user/resource/own.drl", RuleTexts.resource("own"));
        chmod("user/resource", "rwxrwxrwx");
        assertThat(inForce()).containsExactly("SHIPPED raise");
        chmod("user/resource", "rwxr-xr-x");
        chmod("user", "rwxrwxrwx");
        assertThat(inForce()).containsExactly("SHIPPED raise");
        chmod("user", "rwxr-xr-x");
        assertThat(inForce()).containsExactly("USER own", "SHIPPED raise");
    }

    @Test
    void a_file_that_is_no_text_is_left_out_and_named() throws IOException {
        Path file = write("shipped/resource/raise.drl", "");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(overlay().read().problems())
                .containsExactly(Finding.about(file, "The file is not UTF-8 text and is left out; save it as UTF-8."));
    }

    @Test
    void a_rules_folder_that_does_not_exist_is_named() {
        assertThat(RuleFolders.only(folder.resolve("nowhere")).read().problems())
                .extracting(Finding::message)
                .containsExactly("There is no such rules folder; name one with --rules or FABRIK_RULES.");
    }

    private RuleFolders overlay() {
        return RuleFolders.overlay(
                folder.resolve("shipped"),
                folder.resolve("user"),
                folder.resolve("project"),
                folder.resolve("config/trust"));
    }

    private List<String> inForce() {
        if (!Files.exists(folder.resolve("shipped"))) {
            throw new IllegalStateException("The test needs shipped rules.");
        }
        return overlay().read().files().stream()
                .map(file -> file.origin() + " " + file.name())
                .toList();
    }

    private Path write(String relative, String text) {
        return RuleTexts.write(folder, relative, text);
    }

    private void chmod(String relative, String mode) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(relative), PosixFilePermissions.fromString(mode));
    }
}
