package sh.fabrik.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Setting;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;

/**
 * Chooses the value of one setting.
 *
 * @param asked for, by the spec or on the command line
 * @param pinned whether a person insists on it
 */
record Choosing(Setting setting, Optional<String> asked, boolean pinned) {
    // not comparingDouble, whose result can be serialised: no archive of classes takes that, and a run would wait for
    // it
    private static final Comparator<Advice> BY_CONFIDENCE =
            (one, other) -> Double.compare(one.confidence(), other.confidence());

    private static final Comparator<Advice> SUREST_FIRST = BY_CONFIDENCE
            .reversed()
            .thenComparing(Advice::rule)
            .thenComparing(Advice::value)
            .thenComparing(Advice::reason);

    Decision.Choice among(List<Advice> advice) {
        advice.forEach(this::check);
        Optional<Advice> surest =
                advice.stream().filter(one -> one.kind() == Advice.Kind.VALUE).min(SUREST_FIRST);
        if (pinned && asked.isPresent()) {
            return kept(
                    "given on the command line" + surest.map(this::otherwise).orElse(""));
        }
        Bounds bounds = Bounds.of(advice, this::amount);
        return surest.map(one -> advised(one, bounds)).orElseGet(() -> unadvised(bounds));
    }

    private Decision.Choice advised(Advice surest, Bounds bounds) {
        Bounds.Bounded bounded = bounds.hold(surest.value());
        if (asked.isPresent() && same(asked.get(), bounded.value())) {
            return kept("rule " + surest.rule() + " advises it too: " + surest.reason());
        }
        String bound = bounded.by().map(by -> " " + by.reason()).orElse("");
        return new Decision.Choice(
                setting,
                Optional.of(bounded.value()),
                Optional.of(surest.rule()),
                surest.reason() + bound,
                asked,
                bounded.words());
    }

    private Decision.Choice unadvised(Bounds bounds) {
        if (asked.isEmpty()) {
            return kept("nothing is asked for, and no rule knows better");
        }
        Bounds.Bounded bounded = bounds.hold(asked.get());
        return bounded.by()
                .map(by -> new Decision.Choice(
                        setting,
                        Optional.of(bounded.value()),
                        Optional.of(by.rule()),
                        by.reason(),
                        asked,
                        bounded.words()))
                .orElseGet(() -> kept("no rule advises otherwise"));
    }

    private Decision.Choice kept(String reason) {
        return new Decision.Choice(setting, asked, Optional.empty(), reason, asked, List.of());
    }

    private String otherwise(Advice advice) {
        return asked.filter(own -> same(own, advice.value())).isPresent()
                ? ", and rule " + advice.rule() + " advises it too"
                : "; rule " + advice.rule() + " would give " + advice.value() + ": " + advice.reason();
    }

    private boolean same(String one, String other) {
        return setting == Setting.MODEL ? one.equals(other) : amount(one) == amount(other);
    }

    private void check(Advice advice) {
        if (setting == Setting.MODEL && advice.kind() != Advice.Kind.VALUE) {
            throw new UnreadableValue("Rule " + advice.rule() + " bounds the model with \"" + advice.value()
                    + "\"; only memory and cpu can be bounded.");
        }
        if (setting != Setting.MODEL) {
            checkedAmount(advice);
        }
    }

    private void checkedAmount(Advice advice) {
        try {
            amount(advice.value());
        } catch (UnreadableValue e) {
            throw new UnreadableValue(
                    "Rule " + advice.rule() + " advises " + setting.word() + " that cannot be read: " + e.getMessage());
        }
    }

    private long amount(String quantity) {
        return setting == Setting.MEMORY
                ? Memory.parse(quantity).bytes()
                : Cpu.parse(quantity).nanocores();
    }
}
