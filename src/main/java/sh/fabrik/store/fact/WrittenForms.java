package sh.fabrik.store.fact;

import sh.fabrik.facts.Baseline;
import sh.fabrik.facts.CpuProfile;
import sh.fabrik.facts.CpuThrottling;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.facts.RiskPattern;
import sh.fabrik.facts.RunCost;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.facts.SpecText;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.facts.VersionChange;

/** What {@link FactForms} reads, written: each kind's name, and the record's components in their order. */
final class WrittenForms {
    private WrittenForms() {}

    static void baseline(FieldWriter json, Baseline fact) {
        json.text("fact", "Baseline");
        json.text("project", fact.project());
        json.whole("specs", fact.specs());
        json.whole("runs", fact.runs());
        json.real("averageSuccess", fact.averageSuccess());
        json.proportion("success", fact.success());
        json.evidence(fact.evidence());
    }

    static void specHistory(FieldWriter json, SpecHistory fact) {
        json.text("fact", "SpecHistory");
        json.spec(fact.spec());
        json.text("type", fact.type());
        json.text("complexity", fact.complexity());
        json.maybeInteger("taskCount", fact.taskCount());
        json.whole("runs", fact.runs());
        json.whole("memoryKills", fact.memoryKills());
        json.whole("timeouts", fact.timeouts());
        json.whole("environmentFailures", fact.environmentFailures());
        json.whole("cancelled", fact.cancelled());
        json.proportion("success", fact.success());
        json.proportion("environment", fact.environment());
        json.proportion("timeout", fact.timeout());
        json.maybeLength("averageDuration", fact.averageDuration());
        json.maybeUsd("averageCost", fact.averageCost());
        json.maybeReal("averageIterations", fact.averageIterations());
        json.maybeModel("model", fact.model());
        json.maybeMemory("memoryLimit", fact.memoryLimit());
        json.maybeCpu("cpuLimit", fact.cpuLimit());
        json.maybeText("fingerprint", fact.fingerprint());
        json.time("firstRun", fact.firstRun());
        json.time("lastRun", fact.lastRun());
        json.evidence(fact.evidence());
    }

    static void specText(FieldWriter json, SpecText fact) {
        json.text("fact", "SpecText");
        json.spec(fact.spec());
        json.whole("taskCount", fact.taskCount());
        json.whole("acceptanceCriteria", fact.acceptanceCriteria());
        json.whole("dependencies", fact.dependencies());
        json.truth("mentionsRetry", fact.mentionsRetry());
        json.texts("taskIds", fact.taskIds());
    }

    static void memoryProfile(FieldWriter json, MemoryProfile fact) {
        json.text("fact", "MemoryProfile");
        json.spec(fact.spec());
        json.maybeMemory("limit", fact.limit());
        json.whole("runs", fact.runs());
        json.whole("kills", fact.kills());
        json.proportion("killedAtLimit", fact.killedAtLimit());
        json.real("predictedKillRate", fact.predictedKillRate());
        json.whole("largestPeak", fact.largestPeak().bytes());
        json.whole("p95Peak", fact.p95Peak().bytes());
        json.whole("days", fact.days());
        json.startList("options");
        for (MemoryProfile.LimitOption option : fact.options()) {
            json.startObject();
            json.real("tolerableKillRate", option.tolerableKillRate());
            json.whole("limit", option.limit().bytes());
            json.real("predictedKillRate", option.predictedKillRate());
            json.real("confidenceBetter", option.confidenceBetter());
            json.real("confidenceTolerable", option.confidenceTolerable());
            json.endObject();
        }
        json.endList();
        json.evidence(fact.evidence());
    }

    static void cpuProfile(FieldWriter json, CpuProfile fact) {
        json.text("fact", "CpuProfile");
        json.spec(fact.spec());
        json.maybeCpu("limit", fact.limit());
        json.whole("runs", fact.runs());
        json.maybeCpu("mean", fact.mean());
        json.maybeCpu("p95", fact.p95());
        json.maybeCpu("request", fact.request());
        json.maybeCpu("reserved", fact.reserved());
        json.evidence(fact.evidence());
    }

    static void cpuThrottling(FieldWriter json, CpuThrottling fact) {
        json.text("fact", "CpuThrottling");
        json.spec(fact.spec());
        json.maybeCpu("limit", fact.limit());
        json.whole("runs", fact.runs());
        json.reals("throttledShares", fact.throttledShares());
        json.real("correlation", fact.correlation());
        json.real("pValue", fact.pValue());
        json.whole("correlatedRuns", fact.correlatedRuns());
        json.evidence(fact.evidence());
    }

    static void timeoutProfile(FieldWriter json, TimeoutProfile fact) {
        json.text("fact", "TimeoutProfile");
        json.spec(fact.spec());
        json.whole("runs", fact.runs());
        json.proportion("timeouts", fact.timeouts());
        json.maybeLength("deadline", fact.deadline());
        json.maybeLength("longestSuccess", fact.longestSuccess());
        json.length("suggested", fact.suggested());
        json.real("confidence", fact.confidence());
        json.evidence(fact.evidence());
    }

    static void modelRecord(FieldWriter json, ModelRecord fact) {
        json.text("fact", "ModelRecord");
        json.spec(fact.spec());
        json.text("model", fact.model().name());
        json.proportion("success", fact.success());
        json.maybeUsd("averageCost", fact.averageCost());
        json.maybeUsd("costPerSuccess", fact.costPerSuccess());
        json.truth("current", fact.current());
        json.time("lastRun", fact.lastRun());
        json.evidence(fact.evidence());
    }

    static void modelComparison(FieldWriter json, ModelComparison fact) {
        json.text("fact", "ModelComparison");
        json.spec(fact.spec());
        json.startObject("current");
        modelRecord(json, fact.current());
        json.endObject();
        json.startObject("candidate");
        modelRecord(json, fact.candidate());
        json.endObject();
        json.text("cohort", fact.cohort());
        json.whole("alternatives", fact.alternatives());
        json.real("probabilityBetter", fact.probabilityBetter());
        json.real("probabilityNotWorse", fact.probabilityNotWorse());
        json.maybeReal("probabilityCheaper", fact.probabilityCheaper());
        json.maybeReal("saving", fact.saving());
        json.evidence(fact.evidence());
    }

    static void failurePattern(FieldWriter json, FailurePattern fact) {
        json.text("fact", "FailurePattern");
        json.spec(fact.spec());
        json.text("errorType", fact.errorType().word());
        json.text("taskType", fact.taskType());
        json.whole("failures", fact.failures());
        json.whole("runs", fact.runs());
        json.whole("failedRuns", fact.failedRuns());
        json.proportion("share", fact.share());
        json.text("example", fact.example());
        json.time("lastSeen", fact.lastSeen());
        json.evidence(fact.evidence());
    }

    static void riskPattern(FieldWriter json, RiskPattern fact) {
        json.text("fact", "RiskPattern");
        json.spec(fact.spec());
        json.text("trait", fact.trait());
        json.whole("specs", fact.specs());
        json.proportion("failure", fact.failure());
        json.real("elsewhere", fact.elsewhere());
        json.real("lift", fact.lift());
        json.real("falseDiscoveryRate", fact.falseDiscoveryRate());
        json.evidence(fact.evidence());
    }

    static void versionChange(FieldWriter json, VersionChange fact) {
        json.text("fact", "VersionChange");
        json.spec(fact.spec());
        json.text("fromFingerprint", fact.fromFingerprint());
        json.text("toFingerprint", fact.toFingerprint());
        json.time("changedAt", fact.changedAt());
        json.proportion("before", fact.before());
        json.proportion("after", fact.after());
        json.real("bayesFactor", fact.bayesFactor());
        json.real("probabilityWorse", fact.probabilityWorse());
        json.texts("confounders", fact.confounders());
        json.evidence(fact.evidence());
    }

    static void recentRun(FieldWriter json, RecentRun fact) {
        json.text("fact", "RecentRun");
        json.spec(fact.spec());
        json.text("run", fact.run());
        json.whole("age", fact.age());
        json.time("endedAt", fact.endedAt());
        json.text("outcome", fact.outcome().word());
        if (fact.reason().isPresent()) {
            json.text("reason", fact.reason().get().word());
        }
        if (fact.errorType().isPresent()) {
            json.text("errorType", fact.errorType().get().word());
        }
        json.maybeModel("model", fact.model());
        json.maybeMemory("memoryPeak", fact.memoryPeak());
        json.maybeMemory("memoryLimit", fact.memoryLimit());
        json.maybeMemory("typicalPeak", fact.typicalPeak());
        json.real("peakScore", fact.peakScore());
        json.maybeLength("duration", fact.duration());
        json.maybeText("fingerprint", fact.fingerprint());
        json.evidence(fact.evidence());
    }

    static void runCost(FieldWriter json, RunCost fact) {
        json.text("fact", "RunCost");
        json.spec(fact.spec());
        json.text("run", fact.run());
        json.whole("age", fact.age());
        json.maybeModel("model", fact.model());
        json.usd("cost", fact.cost());
        json.whole("others", fact.others());
        json.usd("typical", fact.typical());
        json.real("score", fact.score());
        json.evidence(fact.evidence());
    }

    static void diagnosis(FieldWriter json, Diagnosis fact) {
        json.text("fact", "Diagnosis");
        json.spec(fact.spec());
        json.text("name", fact.name());
        json.text("reason", fact.reason());
        json.evidence(fact.evidence());
    }

    static void runRequest(FieldWriter json, RunRequest fact) {
        json.text("fact", "RunRequest");
        json.spec(fact.spec());
        json.maybeModel("model", fact.model());
        json.maybeMemory("memory", fact.memory());
        json.maybeCpu("cpu", fact.cpu());
        json.maybeText("fingerprint", fact.fingerprint());
        json.startList("pinned");
        for (Setting setting : fact.pinned()) {
            json.item(setting.name());
        }
        json.endList();
    }
}
