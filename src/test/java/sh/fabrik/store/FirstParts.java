package sh.fabrik.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import sh.fabrik.run.RunPart;
import tools.jackson.databind.json.JsonMapper;

/** Parts as the first fabrik (schema 1) wrote them: one by one, deflated JSON. */
final class FirstParts {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    List.class,
                    list -> list.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .build();

    private FirstParts() {}

    static byte[] encode(RunPart part) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(blob)) {
            deflating.write(JSON.writeValueAsBytes(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blob.toByteArray();
    }
}
