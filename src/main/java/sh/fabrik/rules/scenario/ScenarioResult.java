package sh.fabrik.rules.scenario;

import java.nio.file.Path;

/**
 * How a scenario went.
 *
 * @param explanation what was expected and what was said; empty when it passed
 */
public record ScenarioResult(Path file, String scenario, boolean passed, String explanation) {}
