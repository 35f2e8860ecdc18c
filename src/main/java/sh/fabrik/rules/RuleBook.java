package sh.fabrik.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.compile.RuleCache;
import sh.fabrik.rules.compile.Surroundings;
import sh.fabrik.rules.engine.RuleEngine;
import sh.fabrik.rules.engine.RuleLoop;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.folder.RuleInForce;
import sh.fabrik.rules.folder.RuleSet;
import sh.fabrik.run.Sha256;

/**
 * The rules in force, and the two things one can ask of them. An expert diagnoses before prescribing: first the diagnosis rules are
 * fired over the facts, then, in a session of their own, the others over facts and diagnoses.
 */
public final class RuleBook {
    private enum Part {
        DIAGNOSIS(Set.of(Layer.DIAGNOSIS)),
        SUGGESTIONS(Set.of(Layer.RESOURCE, Layer.MODEL, Layer.SPEC_REWRITE, Layer.WARNING)),
        ADVICE(Set.of(Layer.ADVICE));

        private final Set<Layer> layers;

        Part(Set<Layer> layers) {
            this.layers = layers;
        }
    }

    private static final Set<Layer> FOR_ADVICE = EnumSet.of(Layer.DIAGNOSIS, Layer.ADVICE);

    private final RuleSet rules;
    private final Supplier<RuleCache> newCache;
    private @Nullable RuleCache cache;
    private final Map<Part, Engine> engines = new EnumMap<>(Part.class);

    private RuleBook(RuleSet rules, Supplier<RuleCache> newCache) {
        this.rules = rules;
        this.newCache = newCache;
        for (Part part : Part.values()) {
            engines.put(part, new Engine(part));
        }
    }

    /**
     * Reads the rule folders. Compiling waits until a part of the rules is asked, so that advice costs only the advice rules.
     *
     * @param cacheFolder where compiled rules are kept; need not exist or be writable
     */
    public static RuleBook load(RuleFolders folders, Path cacheFolder) {
        return load(folders, cacheFolder, List.of());
    }

    /** @param shippedCaches compiled rules that came with fabrik; only read, and need not exist */
    public static RuleBook load(RuleFolders folders, Path cacheFolder, List<Path> shippedCaches) {
        return new RuleBook(folders.read(), () -> new RuleCache(cacheFolder, shippedCaches, Surroundings.hash()));
    }

    /** The rules that advice needs and no others. What they are asked for otherwise, they do not know. */
    public static RuleBook loadForAdvice(RuleFolders folders, Path cacheFolder, List<Path> shippedCaches) {
        return new RuleBook(
                folders.read(FOR_ADVICE), () -> new RuleCache(cacheFolder, shippedCaches, Surroundings.hash()));
    }

    /** The files in force, sorted by folder and name. */
    public List<RuleFile> rules() {
        return rules.files();
    }

    public Optional<RuleFile> rule(String name) {
        return rules().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The scenarios of the rules in force: beside the file, else beside the nearest one that it covers. */
    public List<Path> scenarioFiles() {
        List<Path> found = new ArrayList<>();
        for (RuleInForce rule : rules.rules()) {
            Stream.concat(Stream.of(rule.file()), rule.covered().stream())
                    .map(RuleFile::scenarios)
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    /** One hash over all files in force, as 64 hex digits: the version of the rule book. */
    public String hash() {
        return rules.hash();
    }

    /** One hash over the files that advice rests on and the fabrik that reads them, as 64 hex digits. */
    public String adviceHash() {
        return Sha256.of(
                keysAndHashes(rules().stream().filter(file -> FOR_ADVICE.contains(file.layer()))), Surroundings.mark());
    }

    private static String keysAndHashes(Stream<RuleFile> files) {
        return files.map(file -> file.key() + " " + file.hash()).collect(Collectors.joining("\n"));
    }

    /**
     * Gets ready what {@link #advise} asks for last, for a thread beside the one that asks: most of it is what Java and Drools do once.
     *
     * @return whether these rules run as they are written
     */
    public boolean prepareAdvice() {
        RuleEngine.rehearse();
        return engine(Part.ADVICE).problems().isEmpty();
    }

    /** Compiles what was not asked yet, for a thread beside the one that asks. */
    public void prepare() {
        engines.values().forEach(Engine::ready);
    }

    /** Whether every file that advice rests on runs as it is written, and none has a stand-in. */
    public boolean isSoundForAdvice() {
        return engine(Part.DIAGNOSIS).problems().isEmpty()
                && engine(Part.ADVICE).problems().isEmpty();
    }

    /** Everything that is left out or broken. Compiles what was not asked yet. */
    public List<Finding> problems() {
        List<Finding> all = new ArrayList<>(rules.problems());
        for (Part part : Part.values()) {
            all.addAll(engine(part).problems());
        }
        return all.stream().distinct().sorted().toList();
    }

    /**
     * Judges history: diagnoses and suggestions.
     *
     * @throws RuleLoop when rules do not come to an end
     */
    public Said judge(Collection<? extends Fact> facts) {
        return ask(facts, Part.SUGGESTIONS);
    }

    /**
     * Answers a run that is about to start: diagnoses and advice.
     *
     * @param facts of the run's spec, and one {@code RunRequest}
     * @throws RuleLoop when rules do not come to an end
     */
    public Said advise(Collection<? extends Fact> facts) {
        return ask(facts, Part.ADVICE);
    }

    private Said ask(Collection<? extends Fact> given, Part second) {
        Stamp stamp = new Stamp(given);
        stamp.note(rules.problems());
        fire(Part.DIAGNOSIS, given, List.of(), stamp);
        fire(second, given, stamp.diagnoses(), stamp);
        return stamp.said();
    }

    /** Only with what the rules look at: most facts are of kinds that most rules do not ask for. */
    private void fire(Part part, Collection<? extends Fact> facts, List<Diagnosis> diagnoses, Stamp stamp) {
        RuleEngine engine = engine(part);
        stamp.note(engine.problems());
        List<Fact> heeded = FactOrder.sorted(facts, diagnoses, engine::heeds);
        stamp.take(engine.fire(heeded));
    }

    private RuleEngine engine(Part part) {
        return Objects.requireNonNull(engines.get(part)).ready();
    }

    private synchronized RuleCache cache() {
        if (cache == null) {
            cache = newCache.get();
        }
        return cache;
    }

    /** One part of the rules, made ready by whoever asks first; two threads may ask for two parts at once. */
    private final class Engine {
        private final Part part;
        private @Nullable RuleEngine ready;

        Engine(Part part) {
            this.part = part;
        }

        synchronized RuleEngine ready() {
            if (ready == null) {
                ready = RuleEngine.of(
                        rules.rules().stream()
                                .filter(rule -> part.layers.contains(rule.file().layer()))
                                .toList(),
                        cache());
            }
            return ready;
        }
    }
}
