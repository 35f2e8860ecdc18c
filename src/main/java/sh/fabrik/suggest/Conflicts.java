package sh.fabrik.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sh.fabrik.run.SpecId;

/** Which of the suggestions that rules made at one time are shown: one voice for each setting, and nothing said twice. */
final class Conflicts {
    /** The order in which people should read them. */
    private static final Comparator<Suggestion> ORDER = Comparator.comparing((Suggestion one) -> one.priority())
            .thenComparing(Comparator.comparingDouble(Suggestion::confidence).reversed())
            .thenComparing(Suggestion::spec)
            .thenComparing(Suggestion::rule)
            .thenComparing(Suggestion::setting)
            .thenComparing(Suggestion::suggested)
            .thenComparing(Suggestion::reasoning)
            .thenComparing(Suggestion::ruleVersion);
    /**
     * Of two for one setting, the first is kept. Giving less is never preferred to giving more: too little costs runs, too much costs
     * room. How much is gained comes before how surely, since each rule has asked for as much certainty as it needs.
     */
    private static final Comparator<Voice> PREFERENCE = Comparator.comparing(Voice::lowers)
            .thenComparing(voice -> voice.said().priority())
            .thenComparing(
                    Comparator.comparingDouble((Voice voice) -> voice.said().gain())
                            .reversed())
            .thenComparing(Voice::said, ORDER);

    /** @param lowers whether it gives less than now */
    private record Voice(Suggestion said, boolean lowers) {
        static Voice of(Suggestion said) {
            return new Voice(said, Conflicts.lowers(said));
        }
    }

    private record Place(SpecId spec, String setting) {}

    private Conflicts() {}

    static List<Suggestion> settle(List<Suggestion> said) {
        Map<Place, Suggestion> kept = new LinkedHashMap<>();
        said.stream()
                .map(Voice::of)
                .sorted(PREFERENCE)
                .map(Voice::said)
                .forEach(one -> kept.putIfAbsent(new Place(one.spec(), one.setting()), one));
        Set<Place> covered =
                kept.values().stream().flatMap(one -> covers(one).stream()).collect(Collectors.toSet());
        return kept.values().stream()
                .filter(one -> !covered.contains(new Place(one.spec(), one.setting())))
                .sorted(ORDER)
                .toList();
    }

    /** Settings on which nothing more needs to be said once this is said: a remedy makes the bare warning redundant. */
    private static Set<Place> covers(Suggestion said) {
        List<String> settings = new ArrayList<>();
        String setting = said.setting();
        if (setting.equals("memory") && !lowers(said)) {
            settings.addAll(List.of("cause: oom", "memory spike"));
        } else if (setting.equals("timeout") && !lowers(said)) {
            settings.add("cause: timeout");
        } else if (setting.equals("size")) {
            settings.addAll(List.of("failure: loop_exhausted", "cause: loop_exhausted"));
        } else if (setting.startsWith("failure: ")) {
            settings.add(setting.replace("failure: ", "cause: "));
        }
        return settings.stream()
                .map(name -> new Place(said.spec(), name))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean lowers(Suggestion said) {
        Optional<Magnitude> from = said.current().flatMap(Magnitude::of);
        Optional<Magnitude> to = Magnitude.of(said.suggested());
        return from.isPresent()
                && to.isPresent()
                && from.get().kind() == to.get().kind()
                && to.get().amount() < from.get().amount();
    }
}
