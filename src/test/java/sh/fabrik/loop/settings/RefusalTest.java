package sh.fabrik.loop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration may not say, and how fabrik tells. */
final class RefusalTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void moveIn() {
        home = new Home(folder);
    }

    private String refusal() {
        try {
            home.settings();
        } catch (sh.fabrik.run.UnreadableValue e) {
            return e.sentence();
        }
        return "";
    }

    @Test
    void an_unknown_key_is_named_with_its_line_and_the_nearest_known_one() {
        home.user("project: shop\nprometheus:\n  ulr: http://x\n");
        assertThat(refusal())
                .isEqualTo(
                        home.userFile()
                                + ":3: There is no key prometheus.ulr. Did you mean prometheus.url? \"fabrik config list\" shows all keys.");
    }

    @Test
    void a_key_in_the_wrong_section_is_found_by_its_last_word() {
        home.user("tenant: shop\n");
        assertThat(refusal()).contains("There is no key tenant. Did you mean loki.tenant?");
    }

    @Test
    void all_faults_of_both_files_are_told_at_once() {
        home.user("collect:\n  deadline: 10\nretention:\n  days: 90d\n").project("colour: red\n");
        assertThat(refusal().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(home.userFile() + ":2: collect.deadline: \"10\" is not a length"),
                        second -> assertThat(second)
                                .isEqualTo(
                                        home.userFile()
                                                + ":4: retention.days: \"90d\" is not a whole number from 1 to 36500 (without a unit); write it like 90."),
                        third -> assertThat(third).startsWith(home.projectFile() + ":1: There is no key colour."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collect: {deadline: [10m]}",
                "collect: {deadline: 0s}",
                "collect: {deadline: }",
                "collect: 10m",
                "kubernetes: {enabled: yes}",
                "kubernetes: {pageSize: 0}",
                "kubernetes: {kubeconfig: relative/config}",
                "prometheus: {url: prometheus}",
                "prometheus: {url: \"ftp://x\"}",
                "prometheus: {tokenEnv: \"not a name\"}",
                "prometheus: {labels: strange}",
                "prometheus: {headers: {\"bad name\": x}}",
                "smithers: {paths: {a: b}}",
                "project: {name: shop}",
                "- a list",
                "just text",
                "project: [unclosed",
                "project: a\nproject: b",
                "project: \"\"",
                "project: &a shop\ncluster: *a",
                "project: shop\n---\ncluster: prod"
            })
    void what_is_no_value_of_its_kind_is_refused_with_its_line(String yaml) {
        home.user(yaml);
        assertThat(refusal()).startsWith(home.userFile() + ":").endsWith(".");
    }

    static Stream<Key<?>> notForProjects() {
        return Catalogue.all().stream().filter(key -> key.place() == Place.USER_ONLY);
    }

    @ParameterizedTest
    @MethodSource("notForProjects")
    void a_project_s_file_may_not_say_where_to_connect_what_to_send_or_what_to_keep(Key<?> key) {
        String word = key.name().substring(key.name().indexOf('.') + 1);
        home.project(key.section() + ":\n  " + word + ": " + key.kind().example() + "\n");
        assertThat(refusal())
                .startsWith(home.projectFile() + ":2: A project's file may not set " + key.name())
                .contains(home.userFile().toString(), key.variables().get(0));
    }

    @Test
    void every_key_that_steers_a_connection_is_kept_from_projects() {
        assertThat(Catalogue.all())
                .filteredOn(key -> key.name()
                        .matches(".*\\.(url|headers|caFile|user|password.*|token.*|tenant|kubeconfig|context|enabled)"))
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(key.place()).isNotEqualTo(Place.ANY_FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "~/private", "../elsewhere", "a/../../b"})
    void a_project_s_file_may_only_point_into_the_project(String path) {
        home.project("specs:\n  folders: [specs, " + path + "]\n");
        assertThat(refusal())
                .startsWith(home.projectFile() + ":2: A project's file may only name paths within the project");
    }

    @Test
    void a_secret_may_not_stand_in_any_file_and_is_not_repeated() {
        home.user("prometheus:\n  token: hunter2\n");
        assertThat(refusal())
                .startsWith(home.userFile() + ":2: prometheus.token is a secret and may not stand in a file;")
                .contains("FABRIK_PROMETHEUS_TOKEN", "prometheus.tokenFile")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prometheus: {token: \"hunter2",
                "a: b: token hunter2",
                "prometheus:\n  token: hunter2\n token: hunter2"
            })
    void a_broken_file_is_not_quoted_since_it_may_hold_a_secret(String yaml) {
        home.user(yaml);
        assertThat(refusal()).isNotEmpty().doesNotContain("hunter2");
    }

    @Test
    void a_header_that_looks_like_a_secret_may_not_stand_in_a_file_and_is_not_repeated() {
        home.user("loki:\n  headers: {X-Scope-OrgID: shop, X-Api-Key: hunter2}\n");
        assertThat(refusal())
                .contains(":2: The header X-Api-Key looks like a secret")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:hunter2@host:9090", "http://me:hunter2@", "https//me:hunter2@host"})
    void an_address_with_a_password_is_refused_without_repeating_it(String address) {
        home.variable("FABRIK_PROMETHEUS_URL", address);
        assertThatThrownBy(() -> home.settings().get(Keys.PROMETHEUS_SERVER.url()))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("FABRIK_PROMETHEUS_URL")
                        .doesNotContain("hunter2"));
    }

    @Test
    void a_secret_from_the_environment_is_known_but_never_shown() {
        home.variable("LOKI_API_KEY", "hunter2").variable("FABRIK_LOKI_HEADERS", "X-Api-Key: hunter2, X-A: b");
        Settings settings = home.settings();
        assertThat(settings.setting(Keys.LOKI_SERVER.token()).shown()).contains("(set)");
        assertThat(settings.setting(Keys.LOKI_SERVER.headers()).shown()).contains("{X-Api-Key: (set), X-A: (set)}");
        assertThat(settings.setting(Keys.LOKI_SERVER.token())).asString().doesNotContain("hunter2");
    }

    @Test
    void an_empty_file_and_a_file_of_comments_say_nothing() {
        home.user("").project("# nothing yet\n");
        assertThat(home.settings().need(Keys.CLUSTER)).isEqualTo("default");
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws Exception {
        home.user("");
        java.nio.file.Files.write(home.userFile(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(refusal()).isEqualTo(home.userFile() + " is not UTF-8 text; save it as UTF-8.");
    }
}
