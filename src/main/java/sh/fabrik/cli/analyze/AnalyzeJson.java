package sh.fabrik.cli.analyze;

import java.util.List;
import sh.fabrik.loop.Analysed;

/** The JSON of an analysis' summary; docs/json.md describes it. */
record AnalyzeJson(int schemaVersion, List<Analysed> analyses) {}
