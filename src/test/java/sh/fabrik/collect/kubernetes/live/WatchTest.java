package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.live.Objects.complete;
import static sh.fabrik.collect.kubernetes.live.Objects.failed;
import static sh.fabrik.collect.kubernetes.live.Objects.pod;
import static sh.fabrik.collect.kubernetes.live.Objects.running;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Verdict.Evidence;

@Timeout(120)
class WatchTest {
    private final StubApi api = StubApi.plain();

    @TempDir
    Path folder;

    private KubernetesSource source;

    @BeforeEach
    void connect() {
        source = Live.watching(api.kubeconfig(folder), Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** Lists, then does something to the cluster, and reads on until the end that is waited for was seen. */
    private Live seen(Runnable afterTheList, Predicate<Live> enough) {
        try (Stream<Found> found = Live.stream(source, Known.NOTHING)) {
            List<Found> all = new ArrayList<>();
            Iterator<Found> each = found.iterator();
            takeUntil(each, all, one -> one instanceof Found.Pause);
            afterTheList.run();
            takeUntil(each, all, one -> enough.test(new Live(List.copyOf(all))));
            return new Live(all);
        }
    }

    private static void takeUntil(Iterator<Found> each, List<Found> all, Predicate<Found> enough) {
        boolean reached = false;
        while (!reached && each.hasNext()) {
            Found next = each.next();
            all.add(next);
            reached = enough.test(next);
        }
    }

    private static Predicate<Live> ended(String runId) {
        return live -> live.parts().stream()
                .anyMatch(part ->
                        part.runId().equals(runId) && part.verdict().outcome().isPresent());
    }

    @Test
    void a_job_that_is_deleted_while_it_works_was_cancelled() {
        api.put("jobs", running("run-a"));
        Live live = seen(() -> api.delete("jobs", "run-a"), ended("run-a"));
        assertThat(live.part("run-a").verdict().outcome()).contains(Outcome.CANCELLED);
        assertThat(live.part("run-a").verdict().evidence()).isNotEqualTo(Evidence.UNOBSERVED);
        assertThat(live.part("run-a").timing().completedAt()).isPresent();
    }

    @Test
    void a_job_that_came_failed_and_went_between_two_lists_is_known() {
        Live live = seen(
                () -> {
                    api.put("jobs", running("run-b"));
                    api.put("pods", pod("run-b", 137, "OOMKilled"));
                    api.put("jobs", failed("run-b"));
                },
                ended("run-b"));
        assertThat(live.part("run-b").verdict().reason()).contains(FailureReason.OOM);
    }

    @Test
    void the_deletion_of_an_ended_job_changes_nothing() {
        api.put("jobs", failed("run-a"));
        api.put("pods", pod("run-a", 137, "OOMKilled"));
        Live live = seen(
                () -> {
                    api.delete("pods", "run-a-abcde");
                    api.delete("jobs", "run-a");
                },
                soFar -> soFar.parts().size() == 2);
        assertThat(live.parts().get(1).revision())
                .isLessThan(live.parts().get(0).revision());
    }

    @Test
    void a_version_that_is_no_longer_kept_means_a_new_list_and_what_went_meanwhile_is_missed() {
        api.put("jobs", running("run-a"));
        api.put("jobs", running("run-b"));
        Live live = seen(
                () -> {
                    api.delete("jobs", "run-a");
                    api.put("jobs", complete("run-b"));
                    api.compact();
                },
                ended("run-b").and(ended("run-a")));
        assertThat(live.part("run-a").verdict().outcome()).contains(Outcome.CANCELLED);
        assertThat(live.part("run-b").verdict().outcome()).contains(Outcome.SUCCESS);
    }

    @Test
    void a_watch_that_breaks_off_is_resumed_where_it_was() {
        api.put("jobs", running("run-a"));
        breakWatches(3);
        Live live = seen(() -> api.put("jobs", complete("run-a")), ended("run-a"));
        assertThat(live.part("run-a").verdict().outcome()).contains(Outcome.SUCCESS);
        assertThat(api.asked.stream().filter(uri -> uri.contains("/jobs?") && uri.contains("limit=")))
                .as("lists")
                .hasSize(1);
        assertThat(api.asked.stream().filter(uri -> uri.contains("watch=true")).distinct())
                .allMatch(uri -> uri.contains("allowWatchBookmarks=true"));
    }

    private void breakWatches(int times) {
        int[] left = {times};
        api.instead((exchange, parameters) -> {
            if (!parameters.containsKey("watch") || left[0]-- <= 0) {
                return false;
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"type\":\"MODI".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return true;
        });
    }

    @Test
    void a_bookmark_moves_the_point_to_resume_from() {
        api.put("jobs", running("run-a"));
        int[] left = {1};
        api.instead((exchange, parameters) -> {
            if (!parameters.containsKey("watch") || left[0]-- <= 0) {
                return false;
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(
                            "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"Job\",\"metadata\":{\"resourceVersion\":\"1001\"}}}\n"
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return true;
        });
        Live live = seen(() -> api.put("jobs", complete("run-a")), ended("run-a"));
        assertThat(live.part("run-a").verdict().outcome()).contains(Outcome.SUCCESS);
        assertThat(api.asked).anyMatch(uri -> uri.contains("watch=true") && uri.contains("resourceVersion=1001"));
    }

    @Test
    void a_cluster_that_stays_down_until_the_time_is_over_is_a_gap() {
        source = Live.watching(api.kubeconfig(folder), Duration.ofSeconds(3));
        Live live = seen(api::close, soFar -> false);
        assertThat(live.gap()).contains("Nothing answers at");
    }

    @Test
    void to_list_and_not_to_be_allowed_to_watch_is_said() {
        api.put("jobs", complete("run-a"));
        api.forbid("jobs", "watch");
        Live live = seen(() -> {}, soFar -> false);
        assertThat(live.parts()).hasSize(1);
        assertThat(live.gap()).contains("may not watch jobs (API group batch) in namespace fabrik-runs");
    }

    @Test
    void a_watch_ends_when_its_time_is_over() {
        source = Live.watching(api.kubeconfig(folder), Duration.ofSeconds(1));
        api.put("jobs", running("run-a"));
        Consumer<Live> check = live -> assertThat(live.gaps()).isEmpty();
        check.accept(seen(() -> {}, soFar -> false));
    }
}
