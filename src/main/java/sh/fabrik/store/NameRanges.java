package sh.fabrik.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/** Within which run ids of their projects, and which names of their sources, some readings lie. */
record NameRanges(Map<String, NameRange> runIds, Map<Source, NameRange> names) {

    static NameRanges of(List<RunPart> parts) {
        return new NameRanges(
                ranges(parts.stream().collect(groupingBy(RunPart::project, mapping(RunPart::runId, toList())))),
                ranges(parts.stream()
                        .collect(groupingBy(
                                part -> part.key().source(),
                                mapping(part -> part.key().key(), toList())))));
    }

    private static <K> Map<K, NameRange> ranges(Map<K, List<String>> names) {
        Map<K, NameRange> ranges = new HashMap<>();
        names.forEach((owner, its) -> ranges.put(owner, NameRange.of(its)));
        return ranges;
    }
}
