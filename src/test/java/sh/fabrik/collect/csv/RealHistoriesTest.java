package sh.fabrik.collect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.SharedData;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;

class RealHistoriesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "mem_eager.csv.gz,1570,1570,0",
        "mem_iwd.csv.gz,1660,1660,0",
        "mem_rnaseq.csv.gz,1170,1170,0",
        "llm_lcb.csv.gz,18000,3567,0",
        "llm_metr.csv.gz,6848,1978,1856",
        "llm_tbench.csv.gz,2295,1184,420"
    })
    void every_line_of_a_real_history_is_a_run(String name, int runs, int successes, int timeouts) {
        List<Found> found = found(name);
        assertThat(found)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Found.Part.class))
                .hasSize(runs);
        List<RunPart> parts = parts(found);
        assertThat(parts).extracting(RunPart::key).doesNotHaveDuplicates();
        assertThat(parts)
                .filteredOn(part -> part.verdict().outcome().equals(Optional.of(Outcome.SUCCESS)))
                .hasSize(successes);
        assertThat(parts)
                .filteredOn(part -> part.verdict().reason().equals(Optional.of(FailureReason.TIMEOUT)))
                .hasSize(timeouts);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.configuration().specId()).isPresent());
    }

    @Test
    void every_run_of_the_memory_traces_has_its_peak_limit_and_cpu() {
        for (String name : List.of("mem_eager.csv.gz", "mem_iwd.csv.gz", "mem_rnaseq.csv.gz")) {
            assertThat(parts(found(name))).allSatisfy(part -> {
                assertThat(part.configuration().memoryLimit()).isPresent();
                assertThat(part.configuration().cpuLimit()).isPresent();
                assertThat(part.resources().get(0).memoryPeak()).isPresent();
                assertThat(part.resources().get(0).cpuMean()).isPresent();
                assertThat(part.effort().inputBytes()).isPresent();
            });
        }
    }

    @Test
    void an_agent_that_was_never_installed_is_no_failure_of_the_work() {
        assertThat(parts(found("llm_tbench.csv.gz")))
                .filteredOn(part -> part.verdict().reason().equals(Optional.of(FailureReason.INFRASTRUCTURE)))
                .hasSize(2);
    }

    @Test
    void a_table_of_aggregates_is_refused_with_a_sentence() {
        List<Found> found = found("aider_polyglot_models.csv");
        assertThat(found).hasSize(1);
        assertThat(((Found.Rejected) found.get(0)).why())
                .contains("no column run_id or id")
                .contains("pass_num_1");
    }

    private static List<RunPart> parts(List<Found> found) {
        return found.stream().map(one -> ((Found.Part) one).part()).toList();
    }

    private static List<Found> found(String name) {
        Path file = SharedData.require("data/eval").resolve(name);
        CollectRequest request = new CollectRequest(List.of(file), "demo", "", Optional.empty(), Clock.systemUTC());
        try (Stream<Found> found = new CsvCollector().read(request)) {
            return found.toList();
        }
    }
}
