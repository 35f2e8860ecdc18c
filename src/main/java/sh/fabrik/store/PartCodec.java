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
import sh.fabrik.store.packs.FlatPack;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/**
 * Parts as they are stored: a byte that tells the format, and either a {@link FlatPack} or, for what that has no room for, deflated CBOR
 * without what is unknown, in which every text that repeats, also a field's name, stands once. The first fabrik wrote single parts as
 * deflated JSON; those are read as well.
 */
final class PartCodec {
    private static final byte CBOR = 1; // deflated data, as the first fabrik wrote it, begins with 0x78
    private static final byte FLAT = 2;

    private static final CBORMapper MAPPER = sparse(CBORMapper.builder(CBORFactory.builder()
                            .enable(CBORWriteFeature.STRINGREF)
                            .build())
                    .addModule(new ShortTimes()))
            .build();
    private static final ObjectWriter WRITER =
            MAPPER.writerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, RunPart.class));
    private static final ObjectReader READER = MAPPER.readerForListOf(RunPart.class);
    private static final JsonMapper FIRST = sparse(JsonMapper.builder()).build();

    private PartCodec() {}

    private static <B extends MapperBuilder<?, B>> B sparse(B mapper) {
        return mapper.changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .withConfigOverride(
                        List.class,
                        list -> list.setInclude(JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                                .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }

    static byte[] encode(List<RunPart> parts) {
        return FlatPack.write(parts, FLAT).orElseGet(() -> general(parts));
    }

    /** In the form that has room for everything. */
    static byte[] general(List<RunPart> parts) {
        return deflate(WRITER.writeValueAsBytes(parts));
    }

    /** @throws StoreProblem when the blob is damaged */
    static List<RunPart> decode(byte[] blob) {
        if (blob.length > 0 && blob[0] == CBOR) {
            return READER.readValue(inflate(blob, 1));
        }
        if (blob.length > 0 && blob[0] == FLAT) {
            return flat(blob);
        }
        return List.of(FIRST.readValue(inflate(blob, 0), RunPart.class));
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 16);
            out.write(CBOR);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] blob, int from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blob, from, blob.length - from);
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
            throw damaged(e);
        } finally {
            inflater.end();
        }
    }

    private static List<RunPart> flat(byte[] blob) {
        try {
            return FlatPack.read(blob);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static StoreProblem damaged(Exception e) {
        return new StoreProblem(
                "A part in the table part_packs cannot be read (" + e.getMessage()
                        + "); the database is damaged. Move it away and collect again.",
                e);
    }
}
