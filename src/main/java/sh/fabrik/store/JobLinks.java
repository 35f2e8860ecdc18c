package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins Kubernetes Jobs with the work they ran: a start that lies between the Job's start − 2 min and its end + 2 min, when
 * neither has another candidate. A Job without an end is open.
 */
final class JobLinks {
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final List<KeyedStart> jobs;
    private final List<Group> groups;
    private final Instant[] latestEnd;

    private JobLinks(List<KeyedStart> jobs, List<Group> groups) {
        this.jobs = jobs.stream()
                .sorted(Comparator.comparing(JobLinks::from).thenComparing(KeyedStart::key))
                .toList();
        this.groups = groups;
        this.latestEnd = new Instant[jobs.size()];
        Instant latest = Instant.MIN;
        for (int i = 0; i < latestEnd.length; i++) {
            Instant end = to(this.jobs.get(i));
            latest = end.isAfter(latest) ? end : latest;
            latestEnd[i] = latest;
        }
    }

    static List<Group> join(List<KeyedStart> jobs, List<Group> groups, Said said) {
        if (jobs.isEmpty()) {
            return groups;
        }
        return new JobLinks(jobs, groups).joined(said);
    }

    private List<Group> joined(Said said) {
        List<List<Integer>> jobsOf = new ArrayList<>();
        List<List<Group>> workOf = new ArrayList<>();
        jobs.forEach(job -> workOf.add(new ArrayList<>()));
        for (Group group : groups) {
            List<Integer> around = List.copyOf(jobsAround(group));
            jobsOf.add(around);
            around.forEach(job -> workOf.get(job).add(group));
        }
        say(jobsOf, workOf, said);
        return linked(jobsOf, workOf);
    }

    private List<Group> linked(List<List<Integer>> jobsOf, List<List<Group>> workOf) {
        List<Group> result = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Integer> around = jobsOf.get(i);
            if (around.size() == 1 && workOf.get(around.get(0)).size() == 1) {
                result.add(groups.get(i).and(List.of(jobs.get(around.get(0)))));
                taken.add(around.get(0));
            } else {
                result.add(groups.get(i));
            }
        }
        for (int job = 0; job < jobs.size(); job++) {
            if (!taken.contains(job)) {
                result.add(Group.of(jobs.get(job)));
            }
        }
        return result;
    }

    private void say(List<List<Integer>> jobsOf, List<List<Group>> workOf, Said said) {
        for (int i = 0; i < groups.size(); i++) {
            if (jobsOf.get(i).size() > 1) {
                said.ambiguous(
                        groups.get(i).first(),
                        jobsOf.get(i).stream().map(jobs::get).toList(),
                        "it started while each of them ran");
            }
        }
        for (int job = 0; job < jobs.size(); job++) {
            List<KeyedStart> work = workOf.get(job).stream().map(Group::first).toList();
            if (work.size() > 1) {
                said.ambiguous(jobs.get(job), work, "they all started while it ran");
            }
        }
    }

    private Set<Integer> jobsAround(Group group) {
        Set<Integer> around = new LinkedHashSet<>();
        for (KeyedStart key : group.keys()) {
            key.start().ifPresent(start -> addJobsAround(start, around));
        }
        return around;
    }

    private void addJobsAround(Instant start, Set<Integer> around) {
        for (int job = lastFrom(start); job >= 0 && !latestEnd[job].isBefore(start); job--) {
            if (!to(jobs.get(job)).isBefore(start)) {
                around.add(job);
            }
        }
    }

    /** Last job whose window has begun, or -1. */
    private int lastFrom(Instant start) {
        int low = 0;
        int high = jobs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from(jobs.get(middle)).isAfter(start)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    private static Instant from(KeyedStart job) {
        return job.start().orElseThrow().minus(SLACK);
    }

    private static Instant to(KeyedStart job) {
        return job.end().map(end -> end.plus(SLACK)).orElse(Instant.MAX);
    }
}
