package sh.fabrik.rules;

import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/** Facts for tests of the engine. */
public final class Profiles {
    private static final Proportion SHARE = new Proportion(40, 30, 0.75, 0.6, 0.9, new Distribution.Beta(31, 11));

    private Profiles() {}

    public static SpecId spec(String id) {
        return new SpecId("demo", id);
    }

    public static MemoryProfile memory(String spec, int runs, int kills) {
        return new MemoryProfile(
                spec(spec),
                Optional.of(Memory.parse("2Gi")),
                runs,
                kills,
                SHARE,
                0.7,
                Memory.parse("2Gi"),
                Memory.parse("2Gi"),
                30,
                List.of(),
                new Evidence(runs, List.of(), List.of()));
    }

    public static ModelComparison models(String spec) {
        return new ModelComparison(
                spec(spec),
                model(spec, "small"),
                model(spec, "large"),
                "this spec",
                1,
                0.99,
                0.99,
                Optional.empty(),
                Optional.empty(),
                Evidence.NONE);
    }

    private static ModelRecord model(String spec, String name) {
        return new ModelRecord(
                spec(spec),
                new Model(name),
                SHARE,
                Optional.empty(),
                Optional.empty(),
                false,
                java.time.Instant.EPOCH,
                Evidence.NONE);
    }
}
