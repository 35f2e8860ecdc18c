package sh.fabrik.analyse.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * What is believed of a model on a spec before the model's own runs on that spec are counted: empirical Bayes.
 *
 * <p>The spec's rate is shrunken towards its type's and that towards the project's; the model adds or takes what it did on the
 * other specs, against what these specs' rates promised. So a model that only saw easy specs gains nothing by that.
 */
final class ModelPriors {
    /** The weight of a prior, in runs; fitted values lie near it (LiteLLM takes 10). */
    static final double STRENGTH = 8;

    private final double overall;
    private final Map<String, Tally> types = new HashMap<>();
    private final Map<SpecId, Tally> specs = new HashMap<>();
    private final Map<SpecId, String> typeOf = new HashMap<>();
    private final Map<Model, Promise> byModel = new HashMap<>();
    private final Map<String, Map<Model, Promise>> byType = new HashMap<>();
    private final Map<SpecId, Map<Model, Promise>> bySpec = new HashMap<>();

    /** Runs, successes, and the successes that the specs' own rates promised; all weighted. */
    private record Promise(double runs, double kept, double promised) {
        static final Promise NONE = new Promise(0, 0, 0);

        Promise plus(Promise other) {
            return new Promise(runs + other.runs, kept + other.kept, promised + other.promised);
        }

        Promise minus(Promise other) {
            return new Promise(
                    Math.max(0, runs - other.runs),
                    Math.max(0, kept - other.kept),
                    Math.max(0, promised - other.promised));
        }

        /** Log odds that the model adds, shrunken towards none. */
        double effect() {
            if (runs < 1e-9) {
                return 0;
            }
            double usual = Math.max(0.02, Math.min(0.98, promised / runs));
            return logit((kept + STRENGTH * usual) / (runs + STRENGTH))
                    - logit((promised + STRENGTH * usual) / (runs + STRENGTH));
        }
    }

    /** @param cells judged runs of one project */
    ModelPriors(List<Cell> cells) {
        Tally all = Tally.NONE;
        for (Cell cell : cells) {
            all = all.plus(cell.tally());
            types.merge(cell.traits().type(), cell.tally(), Tally::plus);
            specs.merge(cell.spec(), cell.tally(), Tally::plus);
            typeOf.put(cell.spec(), cell.traits().type());
        }
        overall = (all.hitWeight() + 1) / (all.weight() + 2);
        cells.forEach(this::promise);
    }

    private void promise(Cell cell) {
        Optional<Model> named = cell.model();
        if (named.isEmpty()) {
            return;
        }
        Model model = named.get();
        double weight = cell.tally().weight();
        Promise promise = new Promise(weight, cell.tally().hitWeight(), weight * specRate(cell.spec()));
        byModel.merge(model, promise, Promise::plus);
        byType.computeIfAbsent(cell.traits().type(), type -> new HashMap<>()).merge(model, promise, Promise::plus);
        bySpec.computeIfAbsent(cell.spec(), spec -> new HashMap<>()).merge(model, promise, Promise::plus);
    }

    /** Of a model on a spec; the spec's own runs with that model are left out of the model's effect. */
    Prior onSpec(SpecId spec, Model model) {
        Promise own = of(bySpec.get(spec), model);
        String type = typeOf.getOrDefault(spec, "");
        Promise elsewhere = byModel.getOrDefault(model, Promise.NONE).minus(own);
        Promise inType = of(byType.get(type), model).minus(own);
        return new Prior(odds(logit(specRate(spec)) + blended(elsewhere, inType)), STRENGTH);
    }

    /** Of a model on a type; the type's own runs with that model are left out of the model's effect. */
    Prior onType(String type, Model model) {
        Promise own = of(byType.get(type), model);
        Promise elsewhere = byModel.getOrDefault(model, Promise.NONE).minus(own);
        return new Prior(odds(logit(typeRate(type)) + elsewhere.effect()), STRENGTH);
    }

    private static Promise of(@Nullable Map<Model, Promise> models, Model model) {
        return models == null ? Promise.NONE : models.getOrDefault(model, Promise.NONE);
    }

    private static double blended(Promise everywhere, Promise inType) {
        double share = inType.runs() / (inType.runs() + STRENGTH);
        return share * inType.effect() + (1 - share) * everywhere.effect();
    }

    private double specRate(SpecId spec) {
        return shrunken(specs.getOrDefault(spec, Tally.NONE), typeRate(typeOf.getOrDefault(spec, "")));
    }

    private double typeRate(String type) {
        return shrunken(types.getOrDefault(type, Tally.NONE), overall);
    }

    private static double shrunken(Tally tally, double towards) {
        return (tally.hitWeight() + STRENGTH * towards) / (tally.weight() + STRENGTH);
    }

    private static double logit(double rate) {
        return Math.log(rate / (1 - rate));
    }

    private static double odds(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
