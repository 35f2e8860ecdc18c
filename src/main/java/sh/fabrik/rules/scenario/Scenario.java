package sh.fabrik.rules.scenario;

import java.util.List;

/**
 * One little story about one rule, as written.
 *
 * @param facts by the fact's name
 * @param expected by {@code suggestion}, {@code diagnosis} or {@code advice}; empty when the rule must be silent
 */
public record Scenario(String name, List<Named> facts, List<Named> expected) {
    public Scenario {
        facts = List.copyOf(facts);
        expected = List.copyOf(expected);
    }

    /** A name and the components given for it, as YAML has them. */
    public record Named(String name, java.util.Map<String, Object> values) {}
}
