package sh.fabrik.loop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrecedenceTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void moveIn() {
        home = new Home(folder);
    }

    @Test
    void the_default_counts_when_nobody_says_anything() {
        Setting<Duration> deadline = home.settings().setting(Keys.DEADLINE);
        assertThat(deadline.value()).contains(Duration.ofMinutes(10));
        assertThat(deadline.origin().words()).isEqualTo("default");
        assertThat(home.settings().isSet(Keys.DEADLINE)).isFalse();
    }

    @Test
    void the_project_beats_the_user_the_variable_beats_both_and_the_option_beats_all() {
        home.user("cluster: of-user\ncollect:\n  deadline: 1m\n");
        assertThat(home.settings().need(Keys.CLUSTER)).isEqualTo("of-user");
        home.project("# mine\ncluster: of-project\n");
        assertThat(home.settings().need(Keys.CLUSTER)).isEqualTo("of-project");
        assertThat(home.settings().setting(Keys.CLUSTER).origin().words()).isEqualTo(home.projectFile() + ":2");
        assertThat(home.settings().setting(Keys.DEADLINE).origin().words()).isEqualTo(home.userFile() + ":3");
        home.variable("FABRIK_CLUSTER", "of-variable");
        assertThat(home.settings().need(Keys.CLUSTER)).isEqualTo("of-variable");
        Settings typed = home.settings().with(Keys.CLUSTER, "--cluster", "of-option");
        assertThat(typed.need(Keys.CLUSTER)).isEqualTo("of-option");
        assertThat(typed.setting(Keys.CLUSTER).origin().words()).isEqualTo("option --cluster");
    }

    @Test
    void fabrik_s_own_variable_beats_the_surrounding_product_s() {
        home.variable("LAOS_PROMETHEUS_URL", "http://laos:9090/");
        assertThat(home.settings().get(Keys.PROMETHEUS_SERVER.url())).contains(URI.create("http://laos:9090"));
        home.variable("FABRIK_PROMETHEUS_URL", "http://own:9090");
        assertThat(home.settings().get(Keys.PROMETHEUS_SERVER.url())).contains(URI.create("http://own:9090"));
        assertThat(home.settings()
                        .setting(Keys.PROMETHEUS_SERVER.url())
                        .origin()
                        .words())
                .isEqualTo("variable FABRIK_PROMETHEUS_URL");
    }

    @Test
    void an_address_for_pushing_logs_serves_for_reading_them() {
        home.variable("LAOS_LOKI_URL", "http://loki.monitoring.svc:3100/loki/api/v1/push");
        assertThat(home.settings().get(Keys.LOKI_SERVER.url())).contains(URI.create("http://loki.monitoring.svc:3100"));
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        home.variable("FABRIK_CLUSTER", "");
        assertThat(home.settings().need(Keys.CLUSTER)).isEqualTo("default");
    }

    @Test
    void a_project_s_file_is_found_from_a_folder_below_and_its_paths_begin_at_the_project() {
        home.project("smithers:\n  paths: [state, logs/stream.ndjson]\n");
        Path below = home.project.resolve("src/deep");
        Home.make(below);
        assertThat(home.settings(below).paths(Keys.SMITHERS))
                .containsExactly(home.project.resolve("state"), home.project.resolve("logs/stream.ndjson"));
    }

    @Test
    void a_path_from_a_variable_begins_where_fabrik_was_started_and_a_tilde_at_home() {
        home.project("project: shop\n").variable("FABRIK_SMITHERS_PATHS", "here,~/there");
        Path below = home.project.resolve("src");
        assertThat(home.settings(below).paths(Keys.SMITHERS))
                .containsExactly(below.resolve("here"), folder.resolve("there"));
    }

    @Test
    void an_unusable_variable_is_named_when_its_key_is_asked_for_and_not_before() {
        home.variable("FABRIK_COLLECT_DEADLINE", "10");
        Settings settings = home.settings();
        assertThat(settings.need(Keys.CLUSTER)).isEqualTo("default");
        assertThatThrownBy(() -> settings.get(Keys.DEADLINE))
                .hasMessage("variable FABRIK_COLLECT_DEADLINE (collect.deadline): \"10\" is not a length of time;"
                        + " write it like 500ms, 2s, 15m, 12h, 30d or 6w.");
        assertThat(settings.objections()).hasSize(1);
    }

    @Test
    void the_default_of_every_key_is_a_value_of_its_kind() {
        Settings settings = home.settings();
        assertThat(Catalogue.all())
                .allSatisfy(key -> assertThat(settings.setting(key).shown().isPresent())
                        .isEqualTo(key.usual().isPresent()));
    }

    @Test
    void every_variable_sets_one_key() {
        assertThat(Catalogue.all().stream().flatMap(key -> key.variables().stream()))
                .doesNotHaveDuplicates()
                .contains("FABRIK_PROMETHEUS_TOKEN_FILE", "LOKI_API_KEY", "SMITHERS_PROJECT", "LAOS_LOKI_URL");
    }
}
