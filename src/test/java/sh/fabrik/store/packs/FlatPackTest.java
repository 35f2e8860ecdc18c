package sh.fabrik.store.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Eur;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

final class FlatPackTest {
    private static final byte FORM = 2;
    private static final RunPart BARE = RunPart.of(new RunKey(Source.CSV, "p/r"), "r", "p", 0, "f.csv");

    private final Random random = new Random(7);

    @Test
    void whatever_is_known_or_not_comes_back_as_it_was() {
        for (int round = 0; round < 300; round++) {
            List<RunPart> parts = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                parts.add(any());
            }
            assertThat(FlatPack.read(written(parts))).isEqualTo(parts);
        }
    }

    @Test
    void extreme_values_come_back_or_are_left_to_the_other_form() {
        Instant far = Instant.parse("+1000000-01-01T00:00:00Z");
        List<RunPart> extremes = List.of(
                BARE,
                at(Instant.EPOCH, Instant.parse("-0100-01-01T00:00:00Z")),
                at(far, Instant.EPOCH),
                at(Instant.MAX, Instant.MIN),
                at(Instant.EPOCH.plusNanos(1), Instant.EPOCH),
                BARE.withResources(List.of(ResourceReading.kernel(Memory.ofBytes(Long.MAX_VALUE)))),
                BARE.withResources(List.of(ResourceReading.kernel(Memory.ofBytes((1L << 60) - 1)))),
                costing("999999999999.999999999999999999"),
                costing("0.000000000000000001"),
                costing("100000000000"),
                RunPart.of(new RunKey(Source.CSV, ""), "", "", Long.MIN_VALUE, "\ud83d\ude00"),
                RunPart.of(new RunKey(Source.CSV, "\ud83d\ude00"), "\ud83d\ude01", "\ud800", Long.MAX_VALUE, ""));
        for (RunPart part : extremes) {
            FlatPack.write(List.of(BARE, part, part), FORM)
                    .ifPresent(bytes -> assertThat(FlatPack.read(bytes)).containsExactly(BARE, part, part));
        }
    }

    @Test
    void a_part_with_attempts_pods_or_a_trace_has_no_room() {
        RunPart pod = BARE.withPods(
                List.of(new Pod("n", "j", "u", Optional.empty(), "c", Optional.empty(), Optional.empty())));
        RunPart traced = BARE.withTrace(new RunPart.Trace("n", Optional.empty(), false));
        RunError error = new RunError(ErrorType.OOM, Optional.empty(), "m");
        RunPart twoErrors = BARE.withErrors(List.of(error, error));
        for (RunPart part : List.of(pod, traced, twoErrors)) {
            assertThat(FlatPack.write(List.of(BARE, part), FORM)).isEmpty();
        }
    }

    @Test
    void a_changed_byte_is_noticed() {
        byte[] bytes = written(List.of(BARE, any(), any()));
        for (int i = 1; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 4;
            assertThatThrownBy(() -> FlatPack.read(changed)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FlatPack.read(new byte[] {FORM, 0})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runs_that_are_alike_take_few_bytes() {
        RunPart run = BARE.named("r00000001", "p").withTiming(time(1_735_689_823));
        List<RunPart> parts = new ArrayList<>(Collections.nCopies(100, run));
        assertThat(written(parts).length / 100).isLessThan(25);
    }

    private static RunPart at(Instant start, Instant end) {
        return BARE.withTiming(new RunPart.Timing(
                Optional.of(start), Optional.of(end), Optional.of(Duration.ofSeconds(Long.MAX_VALUE, 5))));
    }

    private static RunPart.Timing time(long start) {
        return new RunPart.Timing(
                Optional.of(Instant.ofEpochSecond(start)),
                Optional.of(Instant.ofEpochSecond(start + 100)),
                Optional.of(Duration.ofSeconds(100)));
    }

    private static RunPart costing(String amount) {
        return BARE.withSpend(new RunPart.Spend(
                Optional.of(Usd.of(new BigDecimal(amount))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static byte[] written(List<RunPart> parts) {
        return FlatPack.write(parts, FORM).orElseThrow();
    }

    private RunPart any() {
        String id = "r" + random.nextInt(1000) + (random.nextInt(9) == 0 ? "\u00e4\ud83d\ude00" : "");
        String project = random.nextBoolean() ? "p" : "p/q";
        String key = random.nextInt(5) == 0 ? "odd" + random.nextInt() : project + "/" + id;
        return new RunPart(
                new RunKey(Source.CSV, key),
                id,
                project,
                random.nextBoolean() ? 0 : random.nextLong(),
                "f.csv",
                new RunPart.Timing(maybe(this::instant), maybe(this::instant), maybe(this::length)),
                new RunPart.Configuration(
                        maybe(this::word),
                        maybe(this::word),
                        maybe(this::word),
                        maybe(() -> new Fingerprint(word(), pick(Fingerprint.Origin.values()))),
                        maybe(() -> new Model("m" + word())),
                        maybe(this::memory),
                        maybe(this::cpu),
                        maybe(this::length),
                        maybe(this::memory),
                        maybe(this::cpu),
                        maybe(this::word)),
                new Verdict(
                        maybe(() -> pick(Outcome.values())),
                        maybe(() -> pick(FailureReason.values())),
                        maybe(this::word),
                        maybe(() -> pick(ErrorType.values())),
                        pick(Verdict.Evidence.values())),
                new RunPart.Effort(
                        maybe(this::count),
                        maybe(this::count),
                        maybe(this::count),
                        maybe(this::count),
                        maybe(this::whole)),
                new RunPart.Spend(
                        maybe(() -> Usd.of(random.nextInt(100_000) / 1000.0)),
                        maybe(() -> Eur.of(random.nextDouble())),
                        maybe(this::whole),
                        maybe(this::whole),
                        maybe(this::whole),
                        maybe(this::whole)),
                random.nextBoolean() ? List.of() : List.of(reading()),
                new RunPart.Quality(maybe(random::nextDouble), maybe(this::length)),
                List.of(),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new RunError(pick(ErrorType.values()), maybe(this::instant), word())),
                List.of(),
                Optional.empty());
    }

    private ResourceReading reading() {
        return new ResourceReading(
                word(),
                maybe(this::memory),
                maybe(this::memory),
                maybe(this::cpu),
                maybe(this::cpu),
                maybe(this::cpu),
                maybe(random::nextDouble),
                maybe(this::count),
                maybe(this::memory),
                maybe(this::memory),
                maybe(this::cpu),
                maybe(this::count));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String word() {
        return "w" + random.nextInt(30);
    }

    private int count() {
        return random.nextInt(3) - 1 + (random.nextBoolean() ? 0 : random.nextInt());
    }

    private long whole() {
        return random.nextBoolean() ? random.nextInt(100) : random.nextLong();
    }

    private Memory memory() {
        return Memory.ofBytes(random.nextInt(100_000) * (random.nextBoolean() ? 1L : 1 << 20));
    }

    private Cpu cpu() {
        return Cpu.ofNanocores(random.nextInt(100_000) * (random.nextBoolean() ? 1L : 1_000_000));
    }

    private Instant instant() {
        return Instant.ofEpochMilli(random.nextInt() * (random.nextBoolean() ? 1L : 1000));
    }

    private Duration length() {
        return Duration.ofMillis(random.nextInt() * (random.nextBoolean() ? 1L : 1000));
    }
}
