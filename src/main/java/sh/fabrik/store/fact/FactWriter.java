package sh.fabrik.store.fact;

import java.util.List;
import sh.fabrik.facts.Baseline;
import sh.fabrik.facts.CpuProfile;
import sh.fabrik.facts.CpuThrottling;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.facts.RiskPattern;
import sh.fabrik.facts.RunCost;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.facts.SpecText;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.facts.VersionChange;

/** Writes facts as {@link FactColumn} reads them, and as the mapper would, without it. */
public final class FactWriter {
    private final FieldWriter json;

    private FactWriter(FieldWriter json) {
        this.json = json;
    }

    public static String write(List<? extends Fact> facts) {
        return FieldWriter.text(json -> new FactWriter(json).writeAll(facts));
    }

    private void writeAll(List<? extends Fact> facts) {
        json.startList();
        for (Fact fact : facts) {
            json.startObject();
            write(fact);
            json.endObject();
        }
        json.endList();
    }

    /** The most frequent first. */
    private void write(Fact fact) {
        if (fact instanceof RecentRun run) {
            WrittenForms.recentRun(json, run);
        } else if (fact instanceof RunCost cost) {
            WrittenForms.runCost(json, cost);
        } else if (fact instanceof ModelRecord model) {
            WrittenForms.modelRecord(json, model);
        } else if (fact instanceof FailurePattern pattern) {
            WrittenForms.failurePattern(json, pattern);
        } else if (fact instanceof ModelComparison models) {
            WrittenForms.modelComparison(json, models);
        } else if (fact instanceof SpecHistory history) {
            WrittenForms.specHistory(json, history);
        } else if (fact instanceof MemoryProfile memory) {
            WrittenForms.memoryProfile(json, memory);
        } else if (fact instanceof Baseline baseline) {
            WrittenForms.baseline(json, baseline);
        } else if (fact instanceof RunRequest request) {
            WrittenForms.runRequest(json, request);
        } else {
            writeRare(fact);
        }
    }

    private void writeRare(Fact fact) {
        if (fact instanceof CpuProfile cpu) {
            WrittenForms.cpuProfile(json, cpu);
        } else if (fact instanceof TimeoutProfile time) {
            WrittenForms.timeoutProfile(json, time);
        } else if (fact instanceof RiskPattern pattern) {
            WrittenForms.riskPattern(json, pattern);
        } else if (fact instanceof SpecText text) {
            WrittenForms.specText(json, text);
        } else if (fact instanceof CpuThrottling cpu) {
            WrittenForms.cpuThrottling(json, cpu);
        } else if (fact instanceof VersionChange change) {
            WrittenForms.versionChange(json, change);
        } else if (fact instanceof Diagnosis diagnosis) {
            WrittenForms.diagnosis(json, diagnosis);
        } else {
            throw new IllegalArgumentException("A " + fact.getClass().getSimpleName() + " has no form to be kept in.");
        }
    }
}
