package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sh.fabrik.store.Samples.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Verdict;

final class PartCodecTest {
    private static final List<RunPart> PARTS = List.of(
            Samples.job("u", "r", START),
            Samples.database("r", START),
            Samples.log("r", START).withVerdict(Verdict.UNKNOWN.withErrorType(ErrorType.OOM)),
            Samples.csv("r", "r", START),
            Samples.lint("r"));

    @Test
    void parts_come_back_from_their_blob_as_they_were() {
        assertThat(PartCodec.decode(PartCodec.encode(PARTS))).isEqualTo(PARTS);
    }

    @Test
    void times_finer_than_a_millisecond_keep_their_nanoseconds() {
        RunPart part = Samples.csv("r", "r", START)
                .withTiming(new Timing(
                        Optional.of(Instant.parse("2026-03-01T10:00:00.123456789Z")),
                        Optional.of(Instant.parse("1961-04-12T06:07:00.001Z")),
                        Optional.of(Duration.ofNanos(1))));
        assertThat(PartCodec.decode(PartCodec.encode(List.of(part)))).containsExactly(part);
    }

    @Test
    void a_part_that_the_first_fabrik_wrote_is_read() {
        for (RunPart part : PARTS) {
            assertThat(PartCodec.decode(FirstParts.encode(part))).containsExactly(part);
        }
    }

    @Test
    void a_cut_blob_is_said_to_be_damage() {
        byte[] blob = PartCodec.encode(PARTS);
        assertThatThrownBy(() -> PartCodec.decode(Arrays.copyOf(blob, blob.length / 2)))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("part_packs", "damaged");
    }
}
