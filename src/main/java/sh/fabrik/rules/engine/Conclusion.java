package sh.fabrik.rules.engine;

import sh.fabrik.rules.folder.RuleFile;

/**
 * Something a rule inserted.
 *
 * @param by the text that said it
 */
public record Conclusion(Object said, RuleFile by) {}
