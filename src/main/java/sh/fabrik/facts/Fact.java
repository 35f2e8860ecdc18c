package sh.fabrik.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something a rule may know. Facts are kept as JSON, so that the pre-run hook can judge without analysing again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(SpecHistory.class),
    @JsonSubTypes.Type(SpecText.class),
    @JsonSubTypes.Type(MemoryProfile.class),
    @JsonSubTypes.Type(CpuProfile.class),
    @JsonSubTypes.Type(CpuThrottling.class),
    @JsonSubTypes.Type(TimeoutProfile.class),
    @JsonSubTypes.Type(ModelRecord.class),
    @JsonSubTypes.Type(ModelComparison.class),
    @JsonSubTypes.Type(FailurePattern.class),
    @JsonSubTypes.Type(RiskPattern.class),
    @JsonSubTypes.Type(VersionChange.class),
    @JsonSubTypes.Type(RecentRun.class),
    @JsonSubTypes.Type(RunCost.class),
    @JsonSubTypes.Type(Baseline.class),
    @JsonSubTypes.Type(Diagnosis.class),
    @JsonSubTypes.Type(RunRequest.class)
})
public sealed interface Fact permits SpecFact, Baseline {}
