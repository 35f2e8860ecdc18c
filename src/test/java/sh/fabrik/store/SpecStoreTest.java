package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Version;
import sh.fabrik.run.SpecId;

final class SpecStoreTest {
    private static final Instant NOW = Samples.START;
    private static final SpecId ID = new SpecId(Samples.PROJECT, "api-impl");

    @TempDir
    Path folder;

    private Database database;
    private SpecStore store;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("analytics.db"));
        store = new SpecStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_spec_comes_back_as_it_was_saved() {
        Spec spec = spec(ID, git("f1", NOW.minusSeconds(60)));
        assertThat(store.save(spec, NOW)).isEqualTo(Change.NEW);
        assertThat(store.find(ID)).contains(spec);
        assertThat(store.find(new SpecId("other", "api-impl"))).isEmpty();
    }

    @Test
    void a_run_asks_for_what_its_spec_says() {
        Spec spec = spec(ID, git("f1", NOW.minusSeconds(60)));
        store.save(spec, NOW);

        assertThat(store.requests(Samples.PROJECT))
                .containsExactly(new RunRequest(
                        ID, spec.model(), spec.memoryLimit(), spec.cpuLimit(), Optional.of(spec.fingerprint())));
        assertThat(store.requests("other")).isEmpty();
    }

    @Test
    void the_same_spec_again_changes_nothing() {
        store.save(spec(ID, seen("f1", NOW)), NOW);
        assertThat(store.save(spec(ID, seen("f1", NOW.plusSeconds(60))), NOW.plusSeconds(60)))
                .isEqualTo(Change.UNCHANGED);
        assertThat(store.find(ID).orElseThrow().versions()).containsExactly(seen("f1", NOW));
    }

    @Test
    void an_edit_is_a_new_version_and_so_is_its_revert() {
        store.save(spec(ID, seen("f1", NOW)), NOW);
        assertThat(store.save(spec(ID, seen("f2", NOW.plusSeconds(60))), NOW.plusSeconds(60)))
                .isEqualTo(Change.UPDATED);
        store.save(spec(ID, seen("f1", NOW.plusSeconds(120))), NOW.plusSeconds(120));
        assertThat(store.find(ID).orElseThrow().versions())
                .containsExactly(seen("f1", NOW), seen("f2", NOW.plusSeconds(60)), seen("f1", NOW.plusSeconds(120)));
    }

    @Test
    void git_replaces_a_guess_that_it_explains_and_keeps_one_that_it_does_not() {
        store.save(spec(ID, seen("f1", NOW)), NOW);
        store.save(spec(ID, seen("edited", NOW.plusSeconds(60))), NOW.plusSeconds(60));
        Version committed = git("f1", NOW.minusSeconds(3_600));
        assertThat(store.save(spec(ID, committed), NOW.plusSeconds(90))).isEqualTo(Change.UPDATED);
        assertThat(store.find(ID).orElseThrow().versions())
                .containsExactly(committed, seen("edited", NOW.plusSeconds(60)));
    }

    @Test
    void a_shallow_history_does_not_forget_older_versions() {
        Version old = git("f1", NOW.minusSeconds(7_200));
        Version young = git("f2", NOW.minusSeconds(3_600));
        store.save(spec(ID, old, young), NOW);
        assertThat(store.save(spec(ID, young), NOW)).isEqualTo(Change.UNCHANGED);
        assertThat(store.find(ID).orElseThrow().versions()).containsExactly(old, young);
    }

    @Test
    void a_run_gets_the_version_that_was_valid_at_its_start_before_and_after_the_spec_is_known() {
        Instant edit = NOW.plus(Duration.ofHours(1));
        save("r1", NOW.plusSeconds(10), "api-impl");
        store.save(spec(ID, git("f1", NOW), git("f2", edit)), edit);
        save("r2", edit.plusSeconds(10), "api-impl");
        save("r0", NOW.minusSeconds(10), "api-impl");
        assertThat(fingerprint("r1")).contains(Fingerprint.inferred("f1"));
        assertThat(fingerprint("r2")).contains(Fingerprint.inferred("f2"));
        assertThat(fingerprint("r0")).isEmpty();
    }

    @Test
    void a_history_that_arrives_late_corrects_what_was_inferred_and_leaves_what_was_declared() {
        store.save(spec(ID, seen("f2", NOW)), NOW);
        save("inferred", NOW.plusSeconds(10), "api-impl");
        new RunStore(database).save(List.of(part("declared", NOW.plusSeconds(10), "api-impl", Optional.of("own"))));
        store.save(spec(ID, git("f1", NOW.minusSeconds(60)), git("f9", NOW.plusSeconds(5))), NOW.plusSeconds(20));
        assertThat(fingerprint("inferred")).contains(Fingerprint.inferred("f9"));
        assertThat(fingerprint("declared")).contains(Fingerprint.declared("own"));
    }

    @Test
    void a_run_named_as_the_operator_labels_it_finds_its_spec_before_and_after() {
        SpecId odd = new SpecId(Samples.PROJECT, "API_Impl v2");
        save("before", NOW, "api-impl-v2");
        store.save(spec(odd, git("f1", NOW.minusSeconds(60))), NOW);
        save("after", NOW, "api-impl-v2");
        assertThat(specId("before")).isEqualTo("API_Impl v2");
        assertThat(specId("after")).isEqualTo("API_Impl v2");
        assertThat(fingerprint("before")).contains(Fingerprint.inferred("f1"));
    }

    @Test
    void a_run_that_carries_the_name_of_the_file_finds_its_spec_before_and_after() {
        SpecId own = new SpecId(Samples.PROJECT, "api-implementation");
        save("before", NOW, "api-impl");
        store.save(spec(own, "specs/api-impl.json", git("f1", NOW.minusSeconds(60))), NOW);
        save("after", NOW, "api-impl");
        assertThat(specId("before")).isEqualTo("api-implementation");
        assertThat(specId("after")).isEqualTo("api-implementation");
        assertThat(fingerprint("before")).contains(Fingerprint.inferred("f1"));
    }

    @Test
    void a_name_that_two_specs_share_points_to_neither() {
        store.save(spec(new SpecId(Samples.PROJECT, "a_b"), seen("f1", NOW)), NOW);
        store.save(spec(new SpecId(Samples.PROJECT, "A.B"), seen("f1", NOW)), NOW);
        save("r", NOW, "a-b");
        assertThat(specId("r")).isEqualTo("a-b");
    }

    private void save(String runId, Instant start, String spec) {
        new RunStore(database).save(List.of(part(runId, start, spec, Optional.empty())));
    }

    private static RunPart part(String runId, Instant start, String spec, Optional<String> declared) {
        return Samples.database(runId, start)
                .withConfiguration(new Configuration(
                        Optional.of(spec),
                        Optional.empty(),
                        Optional.empty(),
                        declared.map(Fingerprint::declared),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Optional<Fingerprint> fingerprint(String runId) {
        Record run = database.sql().fetchSingle(RUNS, RUNS.RUN_ID.eq(runId));
        return Optional.ofNullable(run.get(RUNS.SPEC_FINGERPRINT))
                .map(hash -> new Fingerprint(
                        hash,
                        Fingerprint.Origin.valueOf(
                                run.get(RUNS.FINGERPRINT_ORIGIN).toUpperCase(Locale.ROOT))));
    }

    private String specId(String runId) {
        return database.sql().fetchSingle(RUNS, RUNS.RUN_ID.eq(runId)).getSpecId();
    }

    private static Version git(String fingerprint, Instant from) {
        return new Version(fingerprint, "c1", from, Version.Origin.GIT, Optional.of("commit-" + fingerprint));
    }

    private static Version seen(String fingerprint, Instant from) {
        return new Version(fingerprint, "c1", from, Version.Origin.FIRST_SEEN, Optional.empty());
    }

    static Spec spec(SpecId id, Version... versions) {
        return spec(id, "specs/" + id.id() + ".json", versions);
    }

    private static Spec spec(SpecId id, String path, Version... versions) {
        return new Spec(
                id,
                path,
                Optional.of("Implement the API"),
                Optional.of("impl"),
                Optional.of(Spec.Complexity.HIGH),
                Optional.of(9),
                Optional.of(Memory.parse("2Gi")),
                Optional.of(Cpu.parse("1500m")),
                Optional.of(new Model("kimi-k2p5")),
                Optional.of(Duration.ofMinutes(15)),
                "f1",
                "c1",
                new Spec.Text(4, 2, true, List.of("a", "b")),
                List.of(versions));
    }
}
