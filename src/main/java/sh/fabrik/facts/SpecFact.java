package sh.fabrik.facts;

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
}
