package sh.fabrik.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import sh.fabrik.run.RunPart;
import tools.jackson.databind.json.JsonMapper;

/** A part as it is stored: deflated JSON without what is unknown. */
final class PartCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    List.class,
                    list -> list.setInclude(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                            .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private PartCodec() {}

    static byte[] encode(RunPart part) {
        return deflate(JSON.writeValueAsBytes(part));
    }

    static RunPart decode(byte[] blob) {
        return JSON.readValue(inflate(blob), RunPart.class);
    }

    private static byte[] deflate(byte[] json) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 2 + 16);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] blob) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blob);
            ByteArrayOutputStream out = new ByteArrayOutputStream(blob.length * 4);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new DataFormatException("it ends too early");
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new StoreProblem(
                    "A part in the table run_keys cannot be read (" + e.getMessage()
                            + "); the database is damaged. Move it away and collect again.",
                    e);
        } finally {
            inflater.end();
        }
    }
}
