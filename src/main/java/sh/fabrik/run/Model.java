package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a language model, without the wrapping that gateways put around it. Dates stay: two dated releases of one
 * alias are two models.
 *
 * @param name never blank
 */
public record Model(@JsonValue String name) implements Comparable<Model> {
    private static final Pattern GATEWAY =
            Pattern.compile("^(?:arn:aws[^/]*/|(?:accounts|publishers)/[^/]+/models/|models/"
                    + "|(?:(?:us|us-gov|eu|ap|apac|jp|au|ca|global)\\.)?(?:anthropic|meta|amazon|mistral|cohere|deepseek|openai|qwen)\\."
                    + "|(?:anthropic|openai|google|gemini|fireworks|fireworks_ai|openrouter|bedrock|vertex_ai|azure|deepseek|moonshotai"
                    + "|mistral|mistralai|meta-llama|x-ai|xai|groq|together_ai)/)+");
    private static final Pattern REVISION = Pattern.compile("-(?:v\\d+|\\d+):\\d+(?::\\d+k)?$");
    private static final Pattern DATED = Pattern.compile("@(\\d{8})$");
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
        String name = unwrapped(stripped);
        return Optional.of(new Model(name.isBlank() ? stripped : name));
    }

    private static String unwrapped(String text) {
        String name = GATEWAY.matcher(text).replaceFirst("");
        return DATED.matcher(REVISION.matcher(name).replaceFirst("")).replaceFirst("-$1");
    }

    /** Written out, as hashCode is: a run waits while the JVM makes those of a record at their first use. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Model that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
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
