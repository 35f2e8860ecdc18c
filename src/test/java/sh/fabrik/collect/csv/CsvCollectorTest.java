package sh.fabrik.collect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

class CsvCollectorTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name_a_file() {
        file = folder.resolve("runs.csv");
    }

    @Test
    void a_memory_trace_is_read() {
        RunPart run = only(
                "run_id,spec_id,started_at,completed_at,duration_seconds,input_bytes,memory_peak_bytes,memory_limit_bytes,cpus,cpu_pct,attempt,status,failure_reason",
                "t-0,A:B/c,1719302564.0,1719302643.0,78.312,935788619,296538112,4294967296,2,101.3,1,success,");
        assertThat(run.key()).hasToString("csv:demo/t-0");
        assertThat(run.runId()).isEqualTo("t-0");
        assertThat(run.location()).isEqualTo(file.toString());
        assertThat(run.revision()).isEqualTo(1719302643000L);
        assertThat(run.timing())
                .isEqualTo(new RunPart.Timing(
                        Optional.of(Instant.ofEpochSecond(1719302564L)),
                        Optional.of(Instant.ofEpochSecond(1719302643L)),
                        Optional.of(Duration.ofMillis(78_312))));
        assertThat(run.configuration().specId()).contains("A:B/c");
        assertThat(run.configuration().memoryLimit()).contains(Memory.parse("4Gi"));
        assertThat(run.configuration().cpuLimit()).contains(Cpu.parse("2"));
        assertThat(run.effort().inputBytes()).contains(935_788_619L);
        assertThat(run.verdict()).isEqualTo(Verdict.success(Verdict.Evidence.RECORD));
        ResourceReading reading = run.resources().get(0);
        assertThat(reading.source()).isEqualTo("csv");
        assertThat(reading.memoryPeak()).contains(Memory.ofBytes(296_538_112));
        assertThat(reading.cpuMean()).contains(Cpu.parse("1013m"));
        assertThat(reading.oomEvents()).isEmpty();
    }

    @Test
    void an_outcome_history_is_read_and_what_it_leaves_blank_stays_unknown() {
        RunPart run = only(
                "run_id,spec_id,spec_type,model,status,failure_reason,started_at,duration_seconds,cost_usd,input_tokens,output_tokens,iterations,p_success",
                "20250711_x/a.1-of-1,a,swe,Claude 3.5 Sonnet (New),failed,low_score,1728601365.278,9721.7,,,,,0.25");
        assertThat(run.runId()).isEqualTo("20250711_x/a.1-of-1");
        assertThat(run.configuration().specType()).contains("swe");
        assertThat(run.configuration().model()).contains(new Model("Claude 3.5 Sonnet (New)"));
        assertThat(run.timing().startedAt()).contains(Instant.parse("2024-10-10T23:02:45.278Z"));
        assertThat(run.timing().completedAt()).contains(Instant.parse("2024-10-11T01:44:46.978Z"));
        assertThat(run.spend()).isEqualTo(RunPart.Spend.UNKNOWN);
        assertThat(run.effort()).isEqualTo(RunPart.Effort.UNKNOWN);
        assertThat(run.resources()).isEmpty();
        assertThat(run.verdict().reason()).contains(FailureReason.ERROR);
        assertThat(run.verdict().rawReason()).contains("low_score");
        assertThat(run.verdict().errorType()).isEmpty();
    }

    @Test
    void a_synthetic_history_is_read_and_a_kill_for_memory_has_its_peak_at_the_limit() {
        RunPart run = only(
                "id,spec_id,spec_type,spec_fingerprint,model,memory_limit_mb,status,failure_reason,error_type,started_at,completed_at,duration_seconds,iterations,tasks_total,tasks_completed,llm_cost_usd,input_tokens,output_tokens,memory_peak_mb,cpu_peak_mcores,input_bytes",
                "r00000001,spec-0001,type-03,0001v2,opus,2048,failed,oom,,1735689600,1735690000,400,3,7,2,4.5123,200000,9000,2100,812,5000000");
        assertThat(run.configuration().fingerprint()).contains(Fingerprint.declared("0001v2"));
        assertThat(run.verdict().reason()).contains(FailureReason.OOM);
        assertThat(run.verdict().errorType()).contains(ErrorType.OOM);
        assertThat(run.resources().get(0).memoryPeak()).contains(Memory.parse("2Gi"));
        assertThat(run.resources().get(0).oomEvents()).contains(1);
        assertThat(run.resources().get(0).cpuPeak()).contains(Cpu.parse("812m"));
        assertThat(run.spend().llm()).contains(Usd.parse("4.5123"));
        assertThat(run.spend().inputTokens()).contains(200_000L);
        assertThat(run.effort().tasksCompleted()).contains(2);
    }

    @Test
    void fabriks_own_export_is_read_with_bytes_before_megabytes_and_its_own_projects() {
        RunPart run = only(
                "id,run_id,project_id,spec_id,fingerprint_origin,spec_fingerprint,memory_limit,memory_limit_bytes,memory_peak_mb,memory_peak_bytes,cpu_limit,cpu_mean_mcores,timeout_seconds,status,failure_reason,failure_raw,error_type,evidence,started_at,completed_at,duration_seconds,active_seconds,attempts,infrastructure_cost_eur,error_rate,latency_p95_ms,clock_skew,created_at,updated_at",
                "01J0,night-1,shop,api,inferred,ab12,512Mi,536870913,2,1048577,500m,250,900,failed,infrastructure,ImagePullBackOff,infrastructure,job_condition,100,200,100,,4,0.02,0.05,120,0,1,1");
        assertThat(run.key()).hasToString("csv:shop/01J0");
        assertThat(run.runId()).isEqualTo("night-1");
        assertThat(run.project()).isEqualTo("shop");
        assertThat(run.configuration().fingerprint()).contains(Fingerprint.inferred("ab12"));
        assertThat(run.configuration().memoryLimit()).contains(Memory.ofBytes(536_870_913));
        assertThat(run.configuration().timeout()).contains(Duration.ofMinutes(15));
        assertThat(run.resources().get(0).memoryPeak()).contains(Memory.ofBytes(1_048_577));
        assertThat(run.verdict().reason()).contains(FailureReason.INFRASTRUCTURE);
        assertThat(run.verdict().rawReason()).contains("ImagePullBackOff");
        assertThat(run.timing().active()).isEmpty();
        assertThat(run.effort().attempts()).contains(4);
        assertThat(run.quality().errorRate()).contains(0.05);
        assertThat(run.quality().latencyP95()).contains(Duration.ofMillis(120));
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "failed,low_score,ERROR,",
        "failed,test_fail,ERROR,TEST_FAIL",
        "failed,parse_error,ERROR,OUTPUT_SCHEMA",
        "failed,unknown_agent_error,ERROR,",
        "failed,compile_error,ERROR,COMPILE_ERROR",
        "failed,agent_installation_failed,INFRASTRUCTURE,INFRASTRUCTURE",
        "failed,ImagePullBackOff,INFRASTRUCTURE,INFRASTRUCTURE",
        "failed,OOMKilled,OOM,OOM",
        "failed,oom,OOM,OOM",
        "failed,killed,KILLED,",
        "failed,Evicted,KILLED,",
        "failed,ApprovalDenied,BLOCKED,APPROVAL_DENIED",
        "failed,what_ever,ERROR,",
        "failed,,ERROR,",
        "oom,,OOM,OOM",
        "killed,,KILLED,",
        "timeout,usageLimits,TIMEOUT,TIMEOUT",
        "timeout,agent_timeout,TIMEOUT,TIMEOUT",
        "timeout,test_timeout,TIMEOUT,TEST_TIMEOUT",
        "failed,lease_timeout,TIMEOUT,TIMEOUT",
        "timeout,,TIMEOUT,TIMEOUT",
        "timeout,what_ever,TIMEOUT,",
    })
    void reasons_are_mapped_and_kept(String status, String raw, FailureReason reason, ErrorType type) {
        String word = Optional.ofNullable(raw).orElse("");
        Verdict verdict = only("id,spec_id,status,failure_reason", "r1,s," + status + "," + word)
                .verdict();
        assertThat(verdict.reason()).contains(reason);
        assertThat(verdict.rawReason()).isEqualTo(Optional.ofNullable(raw));
        assertThat(verdict.errorType()).isEqualTo(Optional.ofNullable(type));
        assertThat(verdict.evidence()).isEqualTo(Verdict.Evidence.RECORD);
    }

    @Test
    void an_unknown_reason_is_told_once_for_the_file() {
        write(
                "id,spec_id,status,failure_reason",
                "r1,s,failed,foo",
                "r2,s,failed,foo",
                "r3,s,failed,bar",
                "r4,s,failed,oom");
        assertThat(notices()).hasSize(1);
        assertThat(notices().get(0)).contains("bar (1), foo (2)").contains("count as errors");
    }

    @Test
    void a_run_that_goes_on_or_whose_end_nobody_knows_has_no_outcome() {
        write("id,spec_id,status,p_success", "r1,s,running,", "r2,s,,0.9");
        assertThat(parts()).allSatisfy(part -> assertThat(part.verdict()).isEqualTo(Verdict.UNKNOWN));
    }

    @Test
    void a_cancelled_run_needs_no_reason() {
        Verdict verdict =
                only("id,spec_id,status,failure_reason", "r1,s,cancelled,").verdict();
        assertThat(verdict.outcome()).contains(Outcome.CANCELLED);
        assertThat(verdict.reason()).isEmpty();
    }

    @Test
    void error_types_are_mapped_and_an_unknown_one_is_kept_as_an_error() {
        write(
                "id,spec_id,status,failure_reason,error_type",
                "r1,s,failed,error,rate_limit",
                "r2,s,failed,error,tool_error");
        assertThat(parts().get(0).verdict().errorType()).contains(ErrorType.RATE_LIMIT);
        assertThat(parts().get(0).errors()).isEmpty();
        assertThat(parts().get(1).verdict().errorType()).contains(ErrorType.UNCLASSIFIED);
        assertThat(parts().get(1).errors().get(0).message()).isEqualTo("tool_error");
    }

    @Test
    void an_error_message_over_several_lines_is_classified_and_redacted() {
        RunPart run = only(
                "id,spec_id,status,error_message",
                "r1,s,failed,\"sh: rg: not found",
                "--- FAIL: TestX",
                "token=abc \"\"x\"\"\"");
        assertThat(run.verdict().errorType()).contains(ErrorType.TOOL_MISSING);
        assertThat(run.errors().get(0).message()).isEqualTo("sh: rg: not found --- FAIL: TestX token=[secret] \"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767225600",
                "1767225600.0",
                "1.7672256e9",
                "1767225600000",
                "2026-01-01T00:00:00Z",
                "2026-01-01T02:00:00+02:00",
                "2025-12-31T19:00:00-05:00",
                "2026-01-01 00:00:00+00:00",
                "2026-01-01 00:00:00 UTC",
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00.000",
                "2026-01-01"
            })
    void times_are_read_in_every_usual_form(String text) {
        assertThat(only("id,spec_id,started_at", "r1,s," + text).timing().startedAt())
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "memory_limit,4Gi,4294967296",
        "memory_limit,4e9,4000000000",
        "memory_limit,1500m,2",
        "memory_limit_mb,512,536870912",
        "memory_limit_mb,0.5,524288",
        "memory_limit_bytes,1e3,1000",
        "memory_limit_bytes,5.0,5"
    })
    void memory_is_read_in_bytes_megabytes_and_quantities(String column, String text, long bytes) {
        assertThat(only("id,spec_id," + column, "r1,s," + text).configuration().memoryLimit())
                .contains(Memory.ofBytes(bytes));
    }

    @Test
    void zero_means_unknown_where_nothing_can_be_zero() {
        RunPart run = only(
                "id,spec_id,memory_limit_bytes,memory_peak_mb,cpus,cost_usd,input_tokens,output_tokens",
                "r1,s,0,0,0,0.0,0,0");
        assertThat(run.configuration()).isEqualTo(only("id,spec_id", "r1,s").configuration());
        assertThat(run.spend()).isEqualTo(RunPart.Spend.UNKNOWN);
        assertThat(run.resources()).isEmpty();
        assertThat(only("id,spec_id,cost_usd,input_tokens", "r1,s,0,9").spend().llm())
                .contains(Usd.parse("0"));
    }

    @Test
    void the_words_of_other_languages_for_nothing_are_nothing() {
        RunPart run = only("id,spec_id,model,status,failure_reason,iterations", "r1,s,None,success,NaN,NULL");
        assertThat(run.configuration().model()).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.success(Verdict.Evidence.RECORD));
        assertThat(run.effort().iterations()).isEmpty();
    }

    @Test
    void retries_of_one_id_are_runs_of_their_own() {
        write("run_id,spec_id,started_at,attempt", "r1,s,100,1", "r1,s,200,2", "r1,s,300,3");
        assertThat(parts()).extracting(part -> part.key().key()).containsExactly("demo/r1", "demo/r1#2", "demo/r1#3");
        assertThat(parts()).extracting(RunPart::runId).containsOnly("r1");
    }

    @Test
    void two_runs_of_one_id_are_not_mixed() {
        write("run_id,spec_id,started_at,completed_at", "r1,s,100,", "r1,s,100,150", "r1,s,200,250");
        assertThat(parts()).hasSize(2);
        assertThat(rejected()).hasSize(1);
        assertThat(rejected().get(0).what()).isEqualTo("line 4");
        assertThat(rejected().get(0).why()).contains("\"r1\"").contains("earlier line");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "memory_peak_bytes,lots,Column memory_peak_bytes: \"lots\" is not",
        "memory_peak_mb,lots,Column memory_peak_mb: \"lots\" is not",
        "memory_peak_mb,-1,negative",
        "memory_peak_mb,4Gi,is not a number of megabytes",
        "memory_peak_mb,1e300,out of any sensible range",
        "memory_peak_mb,99999999999999,more memory than any machine",
        "memory_limit,-1,negative",
        "cpu_pct,-3,negative",
        "cpu_pct,1e999999999,out of any sensible range",
        "cpus,many,not a Kubernetes quantity",
        "duration_seconds,-5,negative",
        "duration_seconds,1e12,longer than",
        "iterations,2.5,not a whole number",
        "iterations,9999999999,too large",
        "input_tokens,12x,not a whole number",
        "cost_usd,free,US dollars",
        "cost_usd,-1,negative",
        "status,great,no status that fabrik knows",
        "started_at,yesterday,is not a number",
        "started_at,2026-13-01,is no time",
        "started_at,2026-01-01T99:00:00Z,is no time",
        "started_at,1e16,is no time",
        "error_rate,1.5,between 0 and 1"
    })
    void a_value_that_cannot_be_read_costs_its_line_only(String column, String value, String why) {
        write("id,spec_id," + column, "r1,s,", "r2,s," + value, "r3,s,");
        assertThat(parts()).extracting(RunPart::runId).containsExactly("r1", "r3");
        assertThat(rejected()).hasSize(1);
        assertThat(rejected().get(0).where()).isEqualTo(file + ":3");
        assertThat(rejected().get(0).why())
                .startsWith("Column " + column + ": ")
                .contains(why);
    }

    @Test
    void the_sentence_about_a_huge_value_stays_short() {
        write("id,spec_id,iterations", "r1,s," + "9".repeat(100_000));
        assertThat(rejected().get(0).why()).hasSizeLessThan(600).startsWith("Column iterations: \"999");
    }

    @Test
    void lines_with_too_few_or_too_many_fields_are_named_by_line() {
        write("id,spec_id,status", "r1,s", "", "r2,s,success,extra", "r3,s,success", ",s,success");
        assertThat(parts()).extracting(RunPart::runId).containsExactly("r3");
        assertThat(rejected()).extracting(Found.Rejected::what).containsExactly("line 2", "line 4", "line 6");
        assertThat(rejected().get(0).why()).isEqualTo("The line has 2 fields and the header 3.");
        assertThat(rejected().get(2).why()).contains("no run id");
    }

    @Test
    void an_end_before_the_start_is_kept_as_said_and_told() {
        write("id,spec_id,started_at,completed_at", "r1,s,200,100");
        assertThat(parts().get(0).timing().completedAt()).contains(Instant.ofEpochSecond(100));
        assertThat(notices().get(0)).contains("1 runs that end before they start");
    }

    @Test
    void unknown_columns_are_named_in_one_notice() {
        write("id,spec_id,color,p_success,Flavour,id", "r1,s,red,0.4,sweet,r9");
        assertThat(parts().get(0).runId()).isEqualTo("r1");
        assertThat(notices()).hasSize(1);
        assertThat(notices().get(0))
                .contains("color, flavour")
                .contains("twice")
                .doesNotContain("p_success");
    }

    @Test
    void a_byte_order_mark_line_ends_of_windows_and_quotes_are_read() {
        writeText(
                "\uFEFF\"run_id\",Spec_ID ,status\r\n\"r,1\",\"a \"\"b\"\"\r\nc\",success\r\n\r\nr2,s,nope\r\n",
                StandardCharsets.UTF_8);
        assertThat(parts().get(0).runId()).isEqualTo("r,1");
        assertThat(parts().get(0).configuration().specId()).contains("a \"b\"\r\nc");
        assertThat(rejected()).extracting(Found.Rejected::what).containsExactly("line 5");
    }

    @Test
    void semicolons_tabs_and_utf_16_are_read() {
        writeText("id;spec_id;cost_usd\nr1;s;0.5\n", StandardCharsets.UTF_8);
        assertThat(parts().get(0).spend().llm()).contains(Usd.parse("0.5"));
        writeText("id\tspec_id\nr2\ta,b;c\n", StandardCharsets.UTF_8);
        assertThat(parts().get(0).configuration().specId()).contains("a,b;c");
        writeText("id,spec_id\r\nr3,ü\r\n", StandardCharsets.UTF_16);
        assertThat(parts().get(0).configuration().specId()).contains("ü");
    }

    @Test
    void gzip_is_known_by_its_first_bytes_and_not_by_its_name() throws IOException {
        gzip("id,spec_id\nr1,s\n", Integer.MAX_VALUE);
        assertThat(parts()).hasSize(1);
    }

    @Test
    void a_gzip_file_cut_short_gives_the_runs_before_the_cut() throws IOException {
        StringBuilder text = new StringBuilder("id,spec_id\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(Integer.toHexString(i * 0x9E3779B9)).append(i).append(",s\n");
        }
        gzip(text.toString(), 40_000);
        assertThat(parts()).hasSizeBetween(1_000, 19_999);
        assertThat(rejected()).hasSize(1);
        assertThat(rejected().get(0).why()).contains("cannot be read from here on");
        gzip("id,spec_id\nr1,s\n", 12);
        assertThat(rejected()).hasSize(1);
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_line_only() {
        write("id,spec_id", "r1,s", "r2,\"s", "r3,s", "r4,s");
        assertThat(parts()).extracting(RunPart::runId).containsExactly("r1", "r3", "r4");
        assertThat(rejected()).extracting(Found.Rejected::what).containsExactly("line 3");
        write("id,spec_id", "r1,s", "", "r2,\"s", "r3,s", "r4,\"x, y\"", "r5,s");
        assertThat(parts()).extracting(RunPart::runId).containsExactly("r1", "r3", "r4", "r5");
        assertThat(rejected()).extracting(Found.Rejected::what).containsExactly("line 4");
    }

    @Test
    void a_quote_inside_a_field_costs_its_line_only() {
        write("id,spec_id", "r1,\"s\"x", "r2,s", "r3,\"s\"x", "r4,s\"x");
        assertThat(parts()).extracting(RunPart::runId).containsExactly("r2", "r4");
        assertThat(rejected()).extracting(Found.Rejected::what).containsExactly("line 2", "line 4");
    }

    @Test
    void a_file_full_of_open_quotes_ends_with_a_sentence() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,spec_id"));
        for (int i = 1; i <= 50; i++) {
            lines.add("r" + i + ",\"s");
        }
        write(lines.toArray(String[]::new));
        assertThat(rejected()).hasSize(50);
        List<Found> found = new ArrayList<>();
        try (CsvFile read = new CsvFile(file, request(file), new SeenIds(), 100)) {
            while (!read.isDone()) {
                read.next().ifPresent(found::add);
            }
        }
        assertThat(found).hasSizeBetween(10, 20);
        assertThat(((Found.Rejected) found.get(found.size() - 1)).why()).contains("too many quotation marks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec_id,status | no column run_id or id",
                "id,status | no column spec_id",
                "'' | is empty",
                "SQLite format 3 | no column run_id or id"
            })
    void a_file_that_is_no_run_history_is_refused_with_a_sentence(String header, String why) {
        writeText(header.isEmpty() ? "" : header + "\nx,y\n", StandardCharsets.UTF_8);
        assertThat(found()).hasSize(1);
        assertThat(rejected().get(0).why()).contains(why);
    }

    @Test
    void a_header_alone_is_no_run_and_no_error() {
        write("id,spec_id");
        assertThat(found()).isEmpty();
    }

    @Test
    void the_spec_of_the_request_stands_in_for_a_missing_column() {
        write("id,status", "r1,success");
        CollectRequest request = new CollectRequest(List.of(file), "demo", "", Optional.of("api"), Clock.systemUTC());
        try (Stream<Found> found = new CsvCollector().read(request)) {
            assertThat(found)
                    .first()
                    .isInstanceOfSatisfying(
                            Found.Part.class,
                            part -> assertThat(part.part().configuration().specId())
                                    .contains("api"));
        }
    }

    @Test
    void a_missing_file_stops_no_other_and_a_folder_stands_for_its_files() throws IOException {
        write("id,spec_id", "r1,s");
        Files.writeString(folder.resolve("notes.txt"), "no csv");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        List<Found> found = found(folder.resolve("absent.csv"), folder, empty);
        assertThat(found).hasSize(3);
        assertThat(found).filteredOn(Found.Part.class::isInstance).hasSize(1);
        assertThat(found)
                .filteredOn(Found.Rejected.class::isInstance)
                .extracting(f -> ((Found.Rejected) f).why())
                .anyMatch(why -> why.contains("There is no file"))
                .anyMatch(why -> why.contains("has no .csv"));
    }

    @Test
    void nothing_is_read_before_it_is_asked_for() throws IOException {
        write("id,spec_id", "r1,s", "r2,s");
        try (Stream<Found> stream = new CsvCollector().read(request(file, folder.resolve("absent.csv")))) {
            Iterator<Found> iterator = stream.iterator();
            assertThat(iterator.next()).isInstanceOf(Found.Part.class);
            Files.writeString(folder.resolve("absent.csv"), "id,spec_id\nr3,s\n");
            assertThat(iterator.next()).isInstanceOf(Found.Part.class);
            assertThat(iterator.next()).isInstanceOf(Found.Part.class);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    private RunPart only(String... lines) {
        write(lines);
        assertThat(rejected()).isEmpty();
        assertThat(parts()).hasSize(1);
        return parts().get(0);
    }

    private List<RunPart> parts() {
        return found().stream()
                .filter(Found.Part.class::isInstance)
                .map(found -> ((Found.Part) found).part())
                .toList();
    }

    private List<Found.Rejected> rejected() {
        return found().stream()
                .filter(Found.Rejected.class::isInstance)
                .map(Found.Rejected.class::cast)
                .toList();
    }

    private List<String> notices() {
        return found().stream()
                .filter(Found.Notice.class::isInstance)
                .map(found -> ((Found.Notice) found).sentence())
                .toList();
    }

    private List<Found> found() {
        return found(file);
    }

    private static List<Found> found(Path... paths) {
        try (Stream<Found> found = new CsvCollector().read(request(paths))) {
            return found.toList();
        }
    }

    private static CollectRequest request(Path... paths) {
        return new CollectRequest(List.of(paths), "demo", "", Optional.empty(), Clock.systemUTC());
    }

    private void write(String... lines) {
        writeText(String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private void writeText(String text, Charset charset) {
        try {
            Files.writeString(file, text, charset);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void gzip(String text, int bytes) throws IOException {
        Path whole = folder.resolve("whole");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] content = Files.readAllBytes(whole);
        Files.write(file, Arrays.copyOf(content, Math.min(bytes, content.length)));
    }
}
