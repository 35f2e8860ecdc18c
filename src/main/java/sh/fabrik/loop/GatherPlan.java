package sh.fabrik.loop;

import java.time.Duration;
import java.util.List;

/**
 * What a collect of several sources is to do.
 *
 * @param project that it is done for
 * @param inlets the sources, each once
 * @param overlap how far a window reaches back into the one before it
 * @param deadline after this long, what is not read yet is left to the next collect
 */
public record GatherPlan(String project, List<Inlet> inlets, Duration overlap, Duration deadline) {
    public GatherPlan {
        inlets = List.copyOf(inlets);
    }

    String deadlineText() {
        long seconds = deadline.toSeconds();
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
