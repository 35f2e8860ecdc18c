package sh.fabrik.rules.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.drools.base.base.ObjectType;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.definition.KiePackage;
import sh.fabrik.rules.compile.Quiet;
import sh.fabrik.rules.compile.RuleCache;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleInForce;

/** Rules of one session, ready to be fired as often as needed; safe to share between threads. */
public final class RuleEngine {
    /** Far above what rules that end can reach: each fires a few times for each spec. */
    private static final int FIRINGS = 10_000;

    private static final int FIRINGS_PER_FACT = 20;

    /** How conditions are judged; never some facts in one way and some in the other. */
    private enum Conditions {
        /** By bytecode from the first fact on. */
        COMPILED("0"),
        INTERPRETED("-1");

        private final String threshold;

        Conditions(String threshold) {
            this.threshold = threshold;
        }

        Properties settings() {
            Properties settings = new Properties();
            settings.setProperty("drools.jittingThreshold", threshold);
            return settings;
        }
    }

    private final List<Loaded> loaded;
    private final List<Finding> problems;
    private final Map<String, RuleFile> files;
    private final InternalKnowledgeBase base;
    private final List<ObjectType> heeded;

    private RuleEngine(List<Loaded> loaded, List<Finding> problems) {
        this.loaded = List.copyOf(loaded);
        this.problems = List.copyOf(problems);
        this.files = byPackage(loaded);
        this.base = base(loaded, Conditions.COMPILED);
        this.heeded = base.getRete().getObjectTypeNodes().stream()
                .map(ObjectTypeNode::getObjectType)
                .toList();
    }

    /** Gets the rules ready, from the cache where it has them. Broken files are among {@link #problems()}. */
    public static RuleEngine of(List<RuleInForce> rules, RuleCache cache) {
        Quiet.please();
        RuleLoader loader = new RuleLoader(cache);
        List<Loaded> loaded = rules.stream()
                .sorted((a, b) -> a.file().compareTo(b.file()))
                .map(loader::load)
                .flatMap(Optional::stream)
                .toList();
        return new RuleEngine(loaded, loader.problems());
    }

    /** Does once, without rules, what every first session costs: a thread that has nothing else to do can take it from one that waits. */
    public static void rehearse() {
        Quiet.please();
        base(List.of(), Conditions.COMPILED).newKieSession().dispose();
    }

    public List<Finding> problems() {
        return problems;
    }

    /** The texts that run, which for a broken file are not its own. */
    public List<RuleFile> running() {
        return loaded.stream().map(Loaded::file).toList();
    }

    /** Whether a condition of these rules looks at what is of this kind; of anything else a session would only keep count. */
    public boolean heeds(Class<?> kind) {
        for (ObjectType type : heeded) {
            if (type.isAssignableFrom(kind)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fires the rules over the facts. When a rule fails, each is fired by itself, its conditions interpreted, and only the failing ones
     * are left out: no rule of a session depends on another.
     *
     * @throws RuleLoop when rules do not come to an end
     */
    public Conclusions fire(List<?> facts) {
        int limit = FIRINGS + FIRINGS_PER_FACT * facts.size();
        try {
            return new Conclusions(new Session(files, limit).fire(base, facts), List.of());
        } catch (RuleLoop e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return fireEach(facts, limit);
        }
    }

    private Conclusions fireEach(List<?> facts, int limit) {
        List<Conclusion> all = new ArrayList<>();
        List<Finding> failures = new ArrayList<>();
        for (Loaded rule : loaded) {
            try {
                List<Loaded> alone = List.of(rule.copy());
                all.addAll(new Session(byPackage(alone), limit).fire(base(alone, Conditions.INTERPRETED), facts));
            } catch (RuleLoop e) {
                throw e;
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                failures.add(FiringFindings.of(rule.file(), e));
            }
        }
        return new Conclusions(all, failures);
    }

    private static InternalKnowledgeBase base(List<Loaded> rules, Conditions conditions) {
        InternalKnowledgeBase base =
                KnowledgeBaseFactory.newKnowledgeBase(RuleBaseFactory.newKnowledgeBaseConfiguration(
                        conditions.settings(), RuleEngine.class.getClassLoader()));
        List<KiePackage> packages =
                rules.stream().flatMap(rule -> rule.packages().stream()).toList();
        base.addPackages(packages);
        return base;
    }

    private static Map<String, RuleFile> byPackage(List<Loaded> rules) {
        Map<String, RuleFile> files = new HashMap<>();
        rules.forEach(rule -> files.put(rule.file().drlPackage(), rule.file()));
        return files;
    }
}
