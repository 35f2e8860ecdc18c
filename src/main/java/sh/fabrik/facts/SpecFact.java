package sh.fabrik.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.run.SpecId;

/** A fact about one spec. */
public sealed interface SpecFact extends Fact
        permits SpecHistory,
                SpecText,
                MemoryProfile,
                CpuProfile,
                CpuThrottling,
                TimeoutProfile,
                ModelRecord,
                ModelComparison,
                FailurePattern,
                RiskPattern,
                VersionChange,
                RecentRun,
                RunCost,
                Diagnosis,
                RunRequest {
    SpecId spec();

    /** What is known of each spec: what holds for all specs, and then what is about this one; by spec. */
    static Map<SpecId, List<Fact>> bySpec(List<Fact> facts) {
        List<Fact> ofAll =
                facts.stream().filter(fact -> !(fact instanceof SpecFact)).toList();
        Map<SpecId, List<Fact>> bySpec = new HashMap<>();
        Optional<SpecId> spec = Optional.empty();
        List<Fact> ofSpec = List.of();
        for (Fact fact : facts) {
            if (fact instanceof SpecFact about) {
                if (spec.isEmpty() || !spec.get().equals(about.spec())) { // most come together
                    spec = Optional.of(about.spec());
                    ofSpec = bySpec.computeIfAbsent(about.spec(), absent -> new ArrayList<>(ofAll));
                }
                ofSpec.add(fact);
            }
        }
        return new TreeMap<>(bySpec);
    }
}
