package sh.fabrik.cli.collect;

import java.util.List;

/** The JSON of a collect of all sources; docs/json.md describes it. */
record GatherJson(int schemaVersion, String project, List<CollectJson> sources) {}
