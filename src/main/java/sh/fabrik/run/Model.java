package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a language model, without the wrapping that gateways put around it. Dates stay: two dated releases of one
 * alias are two models.
 *
 * @param name never blank
 */
public record Model(@JsonValue String name) implements Comparable<Model> {
    private static final Pattern GATEWAY = Pattern.compile("^(accounts/[^/]+/models/"
            + "|(?:us|eu|ap|apac|global)\\.(?:anthropic|meta|amazon|mistral)\\."
            + "|(?:anthropic|openai|google|fireworks|openrouter|bedrock|vertex_ai|azure|deepseek|moonshotai|x-ai)/)+");
    private static final Pattern REVISION = Pattern.compile("-v\\d+:\\d+$");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Model {
        if (name.isBlank()) {
            throw new UnreadableValue("A model needs a name; an unknown model is left out.");
        }
    }

    /** Empty for a blank text and for a UUID, which Smithers writes when an agent has no model name. */
    public static Optional<Model> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || UUID.matcher(stripped).matches()) {
            return Optional.empty();
        }
        String name =
                REVISION.matcher(GATEWAY.matcher(stripped).replaceFirst("")).replaceFirst("");
        return Optional.of(new Model(name.isBlank() ? stripped : name));
    }

    @Override
    public int compareTo(Model other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
