package sh.fabrik.rules.folder;

import java.nio.file.Path;

/** One of the folders that overlay each other. */
public record RuleFolder(Origin origin, Path path) {}
