package sh.fabrik.rules.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rule folders, lowest first. A file replaces the one with the same path in the folders below, a new file adds, an empty
 * {@code <name>.off} takes out.
 *
 * @param trust which project rules may run
 */
public record RuleFolders(List<RuleFolder> folders, Trust trust) {
    private static final Set<Layer> EVERY_LAYER = EnumSet.allOf(Layer.class);

    public RuleFolders {
        folders = List.copyOf(folders);
    }

    /**
     * Shipped rules, then the user's, then the project's. The last two folders need not exist.
     *
     * @param trustFile where the user's agreements to project rules are remembered
     */
    public static RuleFolders overlay(Path shipped, Path user, Path project, Path trustFile) {
        return new RuleFolders(
                List.of(
                        new RuleFolder(Origin.SHIPPED, shipped),
                        new RuleFolder(Origin.USER, user),
                        new RuleFolder(Origin.PROJECT, project)),
                new Trust(trustFile));
    }

    /** Only this folder, as {@code --rules} and {@code FABRIK_RULES} ask for. */
    public static RuleFolders only(Path folder) {
        return new RuleFolders(
                List.of(new RuleFolder(Origin.GIVEN, folder)), new Trust(folder.resolve(".no-trust-needed")));
    }

    /** What each folder holds, trusted or not, lowest first. */
    public List<FolderContent> contents() {
        return folders.stream()
                .map(folder -> FolderReader.read(folder, EVERY_LAYER))
                .toList();
    }

    /** The rules in force; untrusted project rules are left out and named among the problems. */
    public RuleSet read() {
        return read(EVERY_LAYER);
    }

    /** The same, of these layers only: a run that is about to start waits for it. */
    public RuleSet read(Set<Layer> layers) {
        Map<String, RuleInForce> rules = new TreeMap<>();
        List<Finding> problems = new ArrayList<>();
        for (RuleFolder folder : folders) {
            // the user trusted a project's rules as a whole
            FolderContent content = FolderReader.read(folder, folder.origin() == Origin.PROJECT ? EVERY_LAYER : layers);
            problems.addAll(content.problems());
            if (isTrusted(content)) {
                lay(content, rules);
            } else {
                problems.add(distrust(content));
            }
        }
        rules.values().removeIf(rule -> !layers.contains(rule.file().layer()));
        return new RuleSet(List.copyOf(rules.values()), problems);
    }

    public boolean isTrusted(FolderContent content) {
        return content.folder().origin() != Origin.PROJECT
                || content.isEmpty()
                || trust.covers(content.folder().path(), content.hash());
    }

    /** Agrees to the project's rules as they are now; returns the files and removals agreed to. */
    public List<FolderContent> trustProject() {
        List<FolderContent> agreed = contents().stream()
                .filter(content -> content.folder().origin() == Origin.PROJECT && !content.isEmpty())
                .toList();
        agreed.forEach(content -> trust.grant(content.folder().path(), content.hash()));
        return agreed;
    }

    private static void lay(FolderContent content, Map<String, RuleInForce> rules) {
        content.removed().forEach(rules::remove);
        content.files().forEach((key, file) -> {
            List<RuleFile> covered = new ArrayList<>();
            RuleInForce below = rules.get(key);
            if (below != null) {
                covered.add(below.file());
                covered.addAll(below.covered());
            }
            rules.put(key, new RuleInForce(file, covered));
        });
    }

    /** The sentence that says why a project's rules are left out. */
    public static Finding distrust(FolderContent content) {
        int count = content.files().size() + content.removed().size();
        return Finding.about(
                content.folder().path(),
                "The project brings "
                        + (count == 1 ? "a rule of its own, which is" : count + " rules of its own, which are")
                        + " left out until you have read them and run: fabrik rules trust");
    }
}
