package sh.fabrik.rules.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sh.fabrik.rules.scenario.Scenario.Named;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The scenarios of one rule, from {@code <name>.scenarios.yaml}. */
public record ScenarioFile(Path path, List<Scenario> scenarios) {
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final Set<String> KEYS = Set.of("scenario", "facts", "expect");

    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
    }

    /** Name of the rule that the scenarios are about: the file's name up to the first dot. */
    public String rule() {
        String name = path.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    /** @throws UnreadableScenario when the file cannot be read or is not a list of scenarios */
    public static ScenarioFile read(Path path) {
        try {
            Object content = YAML.readValue(Files.readString(path, StandardCharsets.UTF_8), Object.class);
            List<Scenario> scenarios = new ArrayList<>();
            for (Object item : list(path, content, "a list of scenarios")) {
                scenarios.add(scenario(path, map(path, item, "a scenario")));
            }
            return new ScenarioFile(path, scenarios);
        } catch (JacksonException e) {
            throw new UnreadableScenario(path + " is not YAML: " + e.getOriginalMessage()
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")"));
        } catch (IOException e) {
            throw new UnreadableScenario(path + " cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    private static Scenario scenario(Path path, Map<String, Object> item) {
        String name = String.valueOf(item.get("scenario"));
        if (!(item.get("scenario") instanceof String) || !KEYS.equals(item.keySet())) {
            throw new UnreadableScenario(path + ": a scenario has exactly the keys scenario, facts and expect; \""
                    + name + "\" has " + item.keySet() + ".");
        }
        return new Scenario(name, named(path, item.get("facts")), named(path, item.get("expect")));
    }

    private static List<Named> named(Path path, @org.jspecify.annotations.Nullable Object items) {
        List<Named> all = new ArrayList<>();
        for (Object item : list(path, items, "a list")) {
            for (Map.Entry<String, Object> entry : map(
                            path, item, "a name with components, like \"- SpecHistory: {runs: 5}\"")
                    .entrySet()) {
                all.add(new Named(entry.getKey(), map(path, entry.getValue(), "components of " + entry.getKey())));
            }
        }
        return all;
    }

    private static List<?> list(Path path, @org.jspecify.annotations.Nullable Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new UnreadableScenario(path + ": expected " + what + ", found " + value + ".");
    }

    private static Map<String, Object> map(Path path, @org.jspecify.annotations.Nullable Object value, String what) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new UnreadableScenario(path + ": expected " + what + ", found " + value + ".");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, element) -> named.put(String.valueOf(key), element));
        return named;
    }
}
