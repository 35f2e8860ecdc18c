package sh.fabrik.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * The answer to a run request: what the run should get, and who says so.
 *
 * @param choices one for each setting, in the order model, memory, cpu
 */
public record Decision(SpecId spec, List<Choice> choices) {
    public Decision {
        choices = List.copyOf(choices);
    }

    /**
     * What a run should get of one thing.
     *
     * @param value absent when nothing is asked for and no rule knows better
     * @param rule that changed the value; absent when what was asked for is kept
     * @param reason the rule's, or why the value is kept; one sentence or more
     * @param previous value asked for
     * @param bounds by which rules the value was bounded, as {@code at most 64Gi (bounds)}; usually empty
     */
    public record Choice(
            Setting setting,
            Optional<String> value,
            Optional<String> rule,
            String reason,
            Optional<String> previous,
            List<String> bounds) {
        public Choice {
            bounds = List.copyOf(bounds);
        }
    }

    /**
     * Settles what rules advise with what is asked for. A value that a person insisted on stays as it is, and the reason says
     * what a rule would have given. Else the surest advice wins over the value of the spec, and the bounds hold for both.
     * The order of {@code advice} does not matter.
     *
     * @throws sh.fabrik.run.UnreadableValue when a rule advises something that is no quantity
     */
    public static Decision settle(RunRequest request, List<Advice> advice) {
        List<Choice> choices = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            List<Advice> ofSetting = advice.stream()
                    .filter(one -> one.spec().equals(request.spec()) && one.setting() == setting)
                    .toList();
            choices.add(new Choosing(
                            setting, asked(request, setting), request.pinned().contains(setting))
                    .among(ofSetting));
        }
        return new Decision(request.spec(), choices);
    }

    private static Optional<String> asked(RunRequest request, Setting setting) {
        return switch (setting) {
            case MODEL -> request.model().map(Model::toString);
            case MEMORY -> request.memory().map(Memory::toString);
            case CPU -> request.cpu().map(Cpu::toString);
        };
    }
}
