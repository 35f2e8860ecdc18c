package sh.fabrik.cli.db;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.schema.Tables.RUNS;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.Cli;
import sh.fabrik.store.Database;

/** The words about the history; the cluster is a script that answers as kubectl does. */
class DbCommandsTest {
    private static final String CSV = "run_id,project,spec_id,status,started_at,duration_seconds\n"
            + "r1,shop,api,success,2026-02-01T10:00:00Z,600\nr2,shop,api,failed,2026-02-02T10:00:00Z,60\n";

    @TempDir
    Path folder;

    private Cli here;
    private Cli cluster;

    @BeforeEach
    void histories() throws IOException {
        Files.createDirectories(folder.resolve("there"));
        here = new Cli(folder);
        cluster = new Cli(folder.resolve("there"));
        collect(here, folder, CSV);
        collect(cluster, folder.resolve("there"), CSV + "r3,shop,api,success,2026-02-03T10:00:00Z,700\n");
    }

    private static void collect(Cli cli, Path folder, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), csv);
        cli.run("collect", "csv", file.toString()).succeeded();
    }

    /** @param cat how the backup is handed over */
    private void kubectl(String cat) throws IOException {
        Path backup = folder.resolve("there/backup.db");
        Files.deleteIfExists(backup);
        String answer = cluster.run("db", "backup", backup.toString(), "--json")
                .succeeded()
                .out();
        Files.writeString(folder.resolve("answer.json"), answer);
        Path script = Files.writeString(folder.resolve("kubectl"), """
                #!/usr/bin/env bash
                echo "$*" >> FOLDER/asked
                case "$*" in
                  *"get cronjob fabrik"*) printf 'shop/fabrik:7' ;;
                  *"create -f -"*) cat > FOLDER/pod.yaml ;;
                  *"db backup"*) cat FOLDER/answer.json ;;
                  *" cat "*) CAT ;;
                esac
                """.replace("FOLDER", folder.toString())
                .replace("CAT", cat.replace("FILE", backup.toString())));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        here.with("FABRIK_KUBECTL", script.toString());
    }

    private int runsHere() {
        try (Database database = Database.openExisting(here.database())) {
            return database.sql().fetchCount(RUNS);
        }
    }

    @Test
    void the_clusters_history_takes_the_place_of_the_one_here() throws IOException {
        kubectl("cat FILE");
        assertThat(runsHere()).isEqualTo(2);
        Cli.Result pulled = here.run("db pull --from-cluster --context prod").succeeded();
        assertThat(pulled.out()).contains("is now at " + here.database()).contains("analytics.db.before-pull");
        Cli.Result checked = here.run("db check").succeeded();
        assertThat(checked.out()).contains("is whole");
        String asked = Files.readString(folder.resolve("asked"));
        assertThat(asked.lines())
                .allSatisfy(line -> assertThat(line).startsWith("--namespace fabrik-runs --context prod"));
        assertThat(asked).containsPattern("delete pod fabrik-pull-\\d+");
        assertThat(Files.readString(folder.resolve("pod.yaml")))
                .contains("image: shop/fabrik:7")
                .contains("claimName: fabrik-history")
                .contains("name: fabrik-pull-");
        assertThat(runsHere()).isEqualTo(3);
    }

    @Test
    void what_arrives_incomplete_changes_nothing() throws IOException {
        byte[] before = Files.readAllBytes(here.database());
        for (String cat : List.of("head -c 5000 FILE", "tail -c +2 FILE; printf x", "true")) {
            kubectl(cat);
            Cli.Result result = here.run("db pull --from-cluster");
            assertThat(result.code()).isEqualTo(1);
            assertThat(Files.readAllBytes(here.database())).isEqualTo(before);
            assertThat(folder.resolve("cache/fabrik/analytics.db.arriving")).doesNotExist();
        }
        assertThat(Files.readString(folder.resolve("asked"))).contains("delete pod");
    }

    @Test
    void a_failing_kubectl_is_quoted_and_a_missing_one_named() throws IOException {
        kubectl("cat FILE");
        Path script = folder.resolve("kubectl");
        Files.writeString(script, "#!/usr/bin/env bash\necho 'error: pods is forbidden' >&2\nexit 1\n");
        Cli.Result forbidden = here.run("db pull --from-cluster");
        assertThat(forbidden.code()).isEqualTo(1);
        assertThat(forbidden.err()).contains("failed with exit code 1: error: pods is forbidden");
        Cli.Result missing =
                here.with("FABRIK_KUBECTL", folder.resolve("absent").toString()).run("db pull --from-cluster");
        assertThat(missing.err()).contains("cannot be run").contains("install kubectl");
    }

    @Test
    void a_backup_says_where_it_is_and_is_not_made_twice() {
        assertThat(here.run("db backup safe.db").succeeded().out())
                .contains("Backed up to")
                .contains("SHA-256");
        assertThat(here.run("db backup safe.db").err()).contains("exists already");
        assertThat(here.run("db", "check", "--db", folder.resolve("safe.db").toString())
                        .succeeded()
                        .out())
                .contains("is whole");
    }

    @Test
    void check_and_vacuum_answer_in_json_too() {
        assertThat(here.run("db check --json").succeeded().out())
                .contains("\"damage\" : [ ]")
                .contains("analytics.db");
        assertThat(here.run("db vacuum --json").succeeded().out()).contains("bytesFreed");
    }

    @Test
    void the_short_lived_pod_is_locked_down() throws Exception {
        kubectl("cat FILE");
        here.run("db pull --from-cluster").succeeded();
        io.fabric8.kubernetes.api.model.Pod pod = Serialization.unmarshal(Files.readString(folder.resolve("pod.yaml")));
        assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSpec().getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getAdditionalProperties()).isEmpty();
        });
    }
}
