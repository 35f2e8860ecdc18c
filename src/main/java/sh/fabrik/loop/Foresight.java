package sh.fabrik.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.SpecFact;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.Decision;

/** Asks the advice rules ahead what the next run of each spec should get, so that the run need not wait for them. */
final class Foresight {
    private final RuleBook rules;

    Foresight(RuleBook rules) {
        this.rules = rules;
    }

    /** What a run would get, before the analysis that found the facts has its number. */
    record Foreseen(RunRequest request, Decision decision) {
        Decided on(Decided.Basis basis) {
            return Decided.of(request, basis, decision);
        }
    }

    /**
     * What a run of each spec that there are facts about gets when it asks for what its spec says. Nothing while a rule is broken:
     * what stands in for it may be another text tomorrow.
     */
    List<Foreseen> decide(List<RunRequest> requests, List<Fact> facts) {
        Map<SpecId, RunRequest> known =
                requests.stream().collect(Collectors.toMap(RunRequest::spec, Function.identity()));
        List<Foreseen> all = new ArrayList<>();
        SpecFact.bySpec(facts).forEach((id, about) -> {
            RunRequest request = Optional.ofNullable(known.get(id)).orElseGet(() -> bare(id));
            all.add(new Foreseen(request, decide(request, about)));
        });
        return rules.isSoundForAdvice() ? all : List.of();
    }

    private Decision decide(RunRequest request, List<Fact> about) {
        List<Fact> facts = new ArrayList<>(about);
        facts.add(request);
        return Decision.settle(request, rules.advise(facts).advice());
    }

    private static RunRequest bare(SpecId id) {
        return new RunRequest(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
