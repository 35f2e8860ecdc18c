package sh.fabrik.suggest;

import java.util.stream.Collectors;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;

/**
 * A decision with all that it rests on. The same request to the same rules about the same facts has the same id, whether it is
 * asked again or was answered ahead.
 *
 * @param id short, and told from the id of a suggestion by its {@code d-}
 */
public record Decided(String id, RunRequest request, Basis basis, Decision decision) {
    public static final String PREFIX = "d-";

    /**
     * What a decision rests on besides the request.
     *
     * @param rules hash of the diagnosis and advice rules, bounds included, and of the fabrik that read them
     * @param analysis number of the analysis whose facts were judged
     */
    public record Basis(String rules, long analysis) {}

    public static Decided of(RunRequest request, Basis basis, Decision decision) {
        return new Decided(id(request, basis), request, basis, decision);
    }

    /** The id that the answer to the request has, known before it is given. */
    public static String id(RunRequest request, Basis basis) {
        return PREFIX
                + StableId.of(
                        request.spec().project(),
                        request.spec().id(),
                        request.fingerprint().orElse(""),
                        request.model().map(model -> model.name()).orElse(""),
                        request.memory()
                                .map(memory -> Long.toString(memory.bytes()))
                                .orElse(""),
                        request.cpu().map(cpu -> Long.toString(cpu.nanocores())).orElse(""),
                        request.pinned().stream().map(Setting::word).sorted().collect(Collectors.joining(",")),
                        basis.rules(),
                        Long.toString(basis.analysis()));
    }
}
