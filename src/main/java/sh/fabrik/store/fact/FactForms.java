package sh.fabrik.store.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import sh.fabrik.facts.Setting;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.facts.SpecText;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.facts.VersionChange;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;

/** How the fields of each kind of fact are called and what they hold: the record's components, in their order. */
final class FactForms {
    private FactForms() {}

    static Fact read(Fields fields) {
        Fact fact = switch (fields.text("fact")) {
            case "Baseline" -> baseline(fields);
            case "SpecHistory" -> specHistory(fields);
            case "SpecText" -> specText(fields);
            case "MemoryProfile" -> memoryProfile(fields);
            case "CpuProfile" -> cpuProfile(fields);
            case "CpuThrottling" -> cpuThrottling(fields);
            case "TimeoutProfile" -> timeoutProfile(fields);
            case "ModelRecord" -> modelRecord(fields);
            case "ModelComparison" -> modelComparison(fields);
            case "FailurePattern" -> failurePattern(fields);
            case "RiskPattern" -> riskPattern(fields);
            case "VersionChange" -> versionChange(fields);
            case "RecentRun" -> recentRun(fields);
            case "RunCost" -> runCost(fields);
            case "Diagnosis" -> diagnosis(fields);
            case "RunRequest" -> runRequest(fields);
            default -> throw new UnfamiliarText("an unknown fact");
        };
        fields.end();
        return fact;
    }

    private static Baseline baseline(Fields of) {
        return new Baseline(
                of.text("project"),
                of.integer("specs"),
                of.integer("runs"),
                of.real("averageSuccess"),
                of.proportion("success"),
                of.evidence());
    }

    private static SpecHistory specHistory(Fields of) {
        return new SpecHistory(
                of.spec(),
                of.text("type"),
                of.text("complexity"),
                of.maybeInteger("taskCount"),
                of.integer("runs"),
                of.integer("memoryKills"),
                of.integer("timeouts"),
                of.integer("environmentFailures"),
                of.integer("cancelled"),
                of.proportion("success"),
                of.proportion("environment"),
                of.proportion("timeout"),
                of.maybeLength("averageDuration"),
                of.maybeUsd("averageCost"),
                of.maybeReal("averageIterations"),
                of.maybeModel("model"),
                of.maybeMemory("memoryLimit"),
                of.maybeCpu("cpuLimit"),
                of.maybeText("fingerprint"),
                of.time("firstRun"),
                of.time("lastRun"),
                of.evidence());
    }

    private static SpecText specText(Fields of) {
        return new SpecText(
                of.spec(),
                of.integer("taskCount"),
                of.integer("acceptanceCriteria"),
                of.integer("dependencies"),
                of.truth("mentionsRetry"),
                of.texts("taskIds"));
    }

    private static MemoryProfile memoryProfile(Fields of) {
        return new MemoryProfile(
                of.spec(),
                of.maybeMemory("limit"),
                of.integer("runs"),
                of.integer("kills"),
                of.proportion("killedAtLimit"),
                of.real("predictedKillRate"),
                of.memory("largestPeak"),
                of.memory("p95Peak"),
                of.integer("days"),
                limitOptions(of.objects("options")),
                of.evidence());
    }

    private static List<MemoryProfile.LimitOption> limitOptions(List<Fields> all) {
        List<MemoryProfile.LimitOption> options = new ArrayList<>();
        for (Fields of : all) {
            options.add(new MemoryProfile.LimitOption(
                    of.real("tolerableKillRate"),
                    of.memory("limit"),
                    of.real("predictedKillRate"),
                    of.real("confidenceBetter"),
                    of.real("confidenceTolerable")));
            of.end();
        }
        return options;
    }

    private static CpuProfile cpuProfile(Fields of) {
        return new CpuProfile(
                of.spec(),
                of.maybeCpu("limit"),
                of.integer("runs"),
                of.maybeCpu("mean"),
                of.maybeCpu("p95"),
                of.maybeCpu("request"),
                of.maybeCpu("reserved"),
                of.evidence());
    }

    private static CpuThrottling cpuThrottling(Fields of) {
        return new CpuThrottling(
                of.spec(),
                of.maybeCpu("limit"),
                of.integer("runs"),
                of.reals("throttledShares"),
                of.real("correlation"),
                of.real("pValue"),
                of.integer("correlatedRuns"),
                of.evidence());
    }

    private static TimeoutProfile timeoutProfile(Fields of) {
        return new TimeoutProfile(
                of.spec(),
                of.integer("runs"),
                of.proportion("timeouts"),
                of.maybeLength("deadline"),
                of.maybeLength("longestSuccess"),
                of.length("suggested"),
                of.real("confidence"),
                of.evidence());
    }

    private static ModelRecord modelRecord(Fields of) {
        return new ModelRecord(
                of.spec(),
                of.model("model"),
                of.proportion("success"),
                of.maybeUsd("averageCost"),
                of.maybeUsd("costPerSuccess"),
                of.truth("current"),
                of.time("lastRun"),
                of.evidence());
    }

    private static ModelComparison modelComparison(Fields of) {
        return new ModelComparison(
                of.spec(),
                nestedRecord(of.object("current")),
                nestedRecord(of.object("candidate")),
                of.text("cohort"),
                of.integer("alternatives"),
                of.real("probabilityBetter"),
                of.real("probabilityNotWorse"),
                of.maybeReal("probabilityCheaper"),
                of.maybeReal("saving"),
                of.evidence());
    }

    private static ModelRecord nestedRecord(Fields of) {
        return read(of) instanceof ModelRecord record ? record : unknown();
    }

    private static ModelRecord unknown() {
        throw new UnfamiliarText("no ModelRecord");
    }

    private static FailurePattern failurePattern(Fields of) {
        return new FailurePattern(
                of.spec(),
                ErrorType.ofWord(of.text("errorType")),
                of.text("taskType"),
                of.integer("failures"),
                of.integer("runs"),
                of.integer("failedRuns"),
                of.proportion("share"),
                of.text("example"),
                of.time("lastSeen"),
                of.evidence());
    }

    private static RiskPattern riskPattern(Fields of) {
        return new RiskPattern(
                of.spec(),
                of.text("trait"),
                of.integer("specs"),
                of.proportion("failure"),
                of.real("elsewhere"),
                of.real("lift"),
                of.real("falseDiscoveryRate"),
                of.evidence());
    }

    private static VersionChange versionChange(Fields of) {
        return new VersionChange(
                of.spec(),
                of.text("fromFingerprint"),
                of.text("toFingerprint"),
                of.time("changedAt"),
                of.proportion("before"),
                of.proportion("after"),
                of.real("bayesFactor"),
                of.real("probabilityWorse"),
                of.texts("confounders"),
                of.evidence());
    }

    private static RecentRun recentRun(Fields of) {
        Optional<String> reason = of.maybeText("reason");
        Optional<String> errorType = of.maybeText("errorType");
        return new RecentRun(
                of.spec(),
                of.text("run"),
                of.integer("age"),
                of.time("endedAt"),
                Outcome.ofWord(of.text("outcome")),
                reason.isPresent() ? Optional.of(FailureReason.ofWord(reason.get())) : Optional.empty(),
                errorType.isPresent() ? Optional.of(ErrorType.ofWord(errorType.get())) : Optional.empty(),
                of.maybeModel("model"),
                of.maybeMemory("memoryPeak"),
                of.maybeMemory("memoryLimit"),
                of.maybeMemory("typicalPeak"),
                of.real("peakScore"),
                of.maybeLength("duration"),
                of.maybeText("fingerprint"),
                of.evidence());
    }

    private static RunCost runCost(Fields of) {
        return new RunCost(
                of.spec(),
                of.text("run"),
                of.integer("age"),
                of.maybeModel("model"),
                of.usd("cost"),
                of.integer("others"),
                of.usd("typical"),
                of.real("score"),
                of.evidence());
    }

    private static Diagnosis diagnosis(Fields of) {
        return new Diagnosis(of.spec(), of.text("name"), of.text("reason"), of.evidence());
    }

    private static RunRequest runRequest(Fields of) {
        List<Setting> pinned = new ArrayList<>();
        for (String name : of.texts("pinned")) {
            pinned.add(Setting.valueOf(name));
        }
        return new RunRequest(
                of.spec(),
                of.maybeModel("model"),
                of.maybeMemory("memory"),
                of.maybeCpu("cpu"),
                of.maybeText("fingerprint"),
                pinned);
    }
}
