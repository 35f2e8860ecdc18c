package sh.fabrik.channel.terminal;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON that is written key by key, for answers that are waited for: a mapper takes longer to start than they take to make. */
final class JsonByKey {
    private static final JsonFactory GENERATORS = new JsonFactory();

    private JsonByKey() {}

    /** Laid out as all of fabrik's JSON; what the content leaves open is closed. */
    static String indented(Consumer<JsonGenerator> content) {
        return written(new Indented(), content);
    }

    static String inOneLine(Consumer<JsonGenerator> content) {
        return written(ObjectWriteContext.empty(), content);
    }

    private static String written(ObjectWriteContext context, Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(context, text)) {
            content.accept(json);
        }
        return text.toString();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
