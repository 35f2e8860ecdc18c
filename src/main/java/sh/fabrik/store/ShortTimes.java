package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes times as milliseconds, which most of them are, and only finer ones as text. */
final class ShortTimes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ShortTimes() {
        addSerializer(Instant.class, new InstantOut());
        addDeserializer(Instant.class, new InstantIn());
        addSerializer(Duration.class, new DurationOut());
        addDeserializer(Duration.class, new DurationIn());
    }

    private static final class InstantOut extends StdSerializer<Instant> {
        InstantOut() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
            if (time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
                out.writeNumber(time.toEpochMilli());
            } else {
                out.writeString(time.toString());
            }
        }
    }

    private static final class InstantIn extends StdDeserializer<Instant> {
        InstantIn() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? Instant.ofEpochMilli(in.getLongValue())
                    : Instant.parse(in.getString());
        }
    }

    private static final class DurationOut extends StdSerializer<Duration> {
        DurationOut() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration length, JsonGenerator out, SerializationContext context) {
            if (length.equals(length.truncatedTo(ChronoUnit.MILLIS))) {
                out.writeNumber(length.toMillis());
            } else {
                out.writeString(length.toString());
            }
        }
    }

    private static final class DurationIn extends StdDeserializer<Duration> {
        DurationIn() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) {
            return in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? Duration.ofMillis(in.getLongValue())
                    : Duration.parse(in.getString());
        }
    }
}
