package sh.fabrik.rules.folder;

import java.nio.file.Path;
import java.util.List;
import sh.fabrik.run.Sha256;

/**
 * A rule file and what its text says, before anything is compiled. What only people want to know of the text is read when they ask:
 * a run that waits for advice needs nothing but the hash.
 *
 * @param layer the folder it lies in
 * @param name the file's name without {@code .drl}: the rule's name, and what suggestions show
 * @param path where it lies
 * @param source its text
 * @param hash lower-case hex of the SHA-256 of the text
 */
public record RuleFile(Layer layer, String name, Path path, Origin origin, String source, String hash)
        implements Comparable<RuleFile> {
    private static final int SHORT = 12;

    /** Reads what the text of a {@code .drl} file says. */
    public static RuleFile of(Layer layer, Path path, Origin origin, String source) {
        String fileName = path.getFileName().toString();
        return new RuleFile(
                layer,
                fileName.substring(0, fileName.length() - ".drl".length()),
                path,
                origin,
                source,
                Sha256.of(source));
    }

    /** What the comment at the top says. */
    public Header header() {
        return RuleText.header(source);
    }

    /** In the order of the text. */
    public List<Threshold> thresholds() {
        return List.copyOf(RuleText.thresholds(source));
    }

    /** Line of the first {@code rule}, from 1; 1 when there is none. */
    public int ruleLine() {
        return RuleText.ruleLine(source);
    }

    /** The same file with another text, such as an earlier one. */
    public RuleFile withSource(String otherSource) {
        return of(layer, path, origin, otherSource);
    }

    /** Path below the rules folder: {@code resource/raise-memory-limit.drl}. */
    public String key() {
        return layer.folder() + "/" + name + ".drl";
    }

    /** The DRL package the file must declare: {@code rules.resource.raise_memory_limit}. */
    public String drlPackage() {
        return "rules." + layer.folder() + "." + name.replace('-', '_');
    }

    /** The first 12 hex digits of the hash: the version that suggestions carry. */
    public String version() {
        return hash.substring(0, SHORT);
    }

    /** The scenario file that belongs beside it; it need not exist. */
    public Path scenarios() {
        return path.resolveSibling(name + ".scenarios.yaml");
    }

    public Finding finding(int line, int column, String message) {
        return new Finding(path.toString(), line, column, message);
    }

    @Override
    public int compareTo(RuleFile other) {
        return key().compareTo(other.key());
    }
}
