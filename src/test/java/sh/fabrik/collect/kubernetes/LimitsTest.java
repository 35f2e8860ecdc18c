package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.failed;
import static sh.fabrik.collect.kubernetes.Kubectl.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.RunPart;

class LimitsTest {
    private static final String OF_FABRIK = "{limits: {cpu: \"2\", memory: 2Gi}}";
    private static final String JOB = failed("BackoffLimitExceeded");

    private static Kubectl.Result with(String resources) {
        return read(JOB, ended(1, "Failed", 137, "OOMKilled").replace(OF_FABRIK, resources));
    }

    @ParameterizedTest
    @CsvSource({
        "4Gi, 4294967296",
        "'\"4Gi\"', 4294967296",
        "4e9, 4000000000",
        "'\"4e9\"', 4000000000",
        "4096M, 4096000000",
        "128974848, 128974848",
        "0.5Gi, 536870912",
        "'\"1500m\"', 2",
    })
    void memory_limits_are_read_in_every_form(String written, long bytes) {
        Kubectl.Result result = with("{limits: {memory: " + written + "}}");
        assertThat(result.only().configuration().memoryLimit()).contains(Memory.ofBytes(bytes));
        assertThat(result.only().configuration().cpuLimit()).isEmpty();
        assertThat(result.notices()).isEmpty();
    }

    @Test
    void requests_are_read_beside_limits() {
        RunPart part = with("{requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 2Gi}}")
                .only();
        assertThat(part.configuration().cpuRequest()).hasToString("Optional[500m]");
        assertThat(part.configuration().memoryRequest()).contains(Memory.parse("1Gi"));
        assertThat(part.configuration().memoryLimit()).contains(Memory.parse("2Gi"));
        assertThat(part.configuration().cpuLimit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0.5, 500m", "500m, 500m", "250000u, 250m", "'\"1e3m\"', 1"})
    void cpu_limits_are_read_in_every_form(String written, String canonical) {
        assertThat(with("{limits: {cpu: " + written + "}}")
                        .only()
                        .configuration()
                        .cpuLimit())
                .hasToString("Optional[" + canonical + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "\"-1\"", "-1", "\"\"", "[4Gi]", "{a: b}", "1e99", "true"})
    void a_limit_that_cannot_be_read_is_unknown_and_said_and_the_run_is_kept(String written) {
        Kubectl.Result result = with("{limits: {cpu: 2, memory: " + written + "}}");
        RunPart part = result.only();
        assertThat(part.configuration().memoryLimit()).isEmpty();
        assertThat(part.configuration().cpuLimit()).hasToString("Optional[2]");
        assertThat(part.verdict().reason()).contains(FailureReason.OOM);
        assertThat(result.rejected()).isEmpty();
        assertThat(result.notices())
                .singleElement()
                .asString()
                .contains("limit that cannot be read", "fabrik-01jk7v8x-1", "memory");
    }

    @Test
    void odd_quantities_elsewhere_are_none_of_the_runs_business() {
        String pod = ended(1, "Failed", 137, "OOMKilled")
                .replace("{limits: {cpu: \"2\", memory: 4Gi}}", "{limits: {memory: lots}, requests: {memory: {}}}")
                .replace(
                        "  nodeName: node-a\n",
                        "  nodeName: node-a\n  volumes: [{name: tmp, emptyDir: {sizeLimit: \"1e3m\"}}]\n");
        Kubectl.Result result = read(JOB, pod);
        assertThat(result.only().configuration().memoryLimit()).hasToString("Optional[2Gi]");
        assertThat(result.notices()).isEmpty();
    }

    @Test
    void a_pod_without_limits_was_unlimited_whatever_the_template_says() {
        String job = JOB.replace(
                "      - name: fabrik\n", "      - name: fabrik\n        resources: {limits: {memory: 8Gi}}\n");
        assertThat(read(job, ended(1, "Failed", 1, "Error").replace(OF_FABRIK, "{}"))
                        .only()
                        .configuration()
                        .memoryLimit())
                .isEmpty();
        assertThat(read(job).only().configuration().memoryLimit()).hasToString("Optional[8Gi]");
    }
}
