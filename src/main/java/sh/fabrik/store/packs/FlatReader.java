package sh.fabrik.store.packs;

import static sh.fabrik.store.packs.FlatWriter.MEBIBYTE;
import static sh.fabrik.store.packs.FlatWriter.MILLICORE;
import static sh.fabrik.store.packs.FlatWriter.SECOND;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Eur;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

/** Reads parts in the order in which {@link FlatWriter} wrote their values. */
final class FlatReader {
    private final FlatIn in;
    private String lastId = "";
    private long lastStart;
    private long end;

    FlatReader(FlatIn in) {
        this.in = in;
    }

    RunPart next() {
        in.beginRow();
        Source source = Source.valueOf(in.text());
        String project = in.text();
        String location = in.text();
        String runId = in.like(lastId);
        String key = in.known() ? in.like(runId) : project + "/" + runId;
        lastId = runId;
        RunPart.Timing timing = timing();
        long revision = end + in.signed();
        RunPart.Configuration configuration = configuration();
        Verdict verdict = verdict();
        RunPart.Effort effort = new RunPart.Effort(count(), count(), count(), count(), whole());
        RunPart.Spend spend =
                new RunPart.Spend(money().map(Usd::of), money().map(Eur::of), whole(), whole(), whole(), whole());
        RunPart.Quality quality = new RunPart.Quality(fraction(), length(1));
        return new RunPart(
                new RunKey(source, key),
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                in.known() ? List.of(reading()) : List.of(),
                quality,
                List.of(),
                in.known() ? List.of(error()) : List.of(),
                List.of(),
                Optional.empty());
    }

    private RunPart.Timing timing() {
        Optional<Instant> started = Optional.empty();
        if (in.known()) {
            lastStart += in.coarse(SECOND);
            started = Optional.of(Instant.ofEpochMilli(lastStart));
        }
        end = lastStart;
        Optional<Instant> completed = Optional.empty();
        if (in.known()) {
            end += in.coarse(SECOND);
            completed = Optional.of(Instant.ofEpochMilli(end));
        }
        Optional<Duration> active = Optional.empty();
        if (in.known()) {
            active = Optional.of(Duration.ofMillis(in.coarse(SECOND) + (end - lastStart)));
        }
        return new RunPart.Timing(started, completed, active);
    }

    private RunPart.Configuration configuration() {
        return new RunPart.Configuration(
                text(),
                text(),
                text(),
                in.known()
                        ? Optional.of(new Fingerprint(in.text(), Fingerprint.Origin.valueOf(in.text())))
                        : Optional.empty(),
                text().map(Model::new),
                memory(),
                cpu(),
                length(SECOND),
                memory(),
                cpu(),
                text());
    }

    private Verdict verdict() {
        return new Verdict(
                word(Outcome::valueOf),
                word(FailureReason::valueOf),
                text(),
                word(ErrorType::valueOf),
                Verdict.Evidence.valueOf(in.text()));
    }

    private ResourceReading reading() {
        return new ResourceReading(
                in.text(),
                memory(),
                memory(),
                cpu(),
                cpu(),
                cpu(),
                fraction(),
                count(),
                memory(),
                memory(),
                cpu(),
                count());
    }

    private RunError error() {
        ErrorType type = ErrorType.valueOf(in.text());
        Optional<Instant> at =
                in.known() ? Optional.of(Instant.ofEpochMilli(end + in.coarse(SECOND))) : Optional.empty();
        return new RunError(type, at, in.text());
    }

    private Optional<String> text() {
        return in.known() ? Optional.of(in.text()) : Optional.empty();
    }

    private <T> Optional<T> word(Function<String, T> meaning) {
        return in.known() ? Optional.of(meaning.apply(in.text())) : Optional.empty();
    }

    private Optional<Integer> count() {
        return in.known() ? Optional.of(Math.toIntExact(in.signed())) : Optional.empty();
    }

    private Optional<Long> whole() {
        return in.known() ? Optional.of(in.signed()) : Optional.empty();
    }

    private Optional<Memory> memory() {
        return in.known() ? Optional.of(Memory.ofBytes(in.coarse(MEBIBYTE))) : Optional.empty();
    }

    private Optional<Cpu> cpu() {
        return in.known() ? Optional.of(Cpu.ofNanocores(in.coarse(MILLICORE))) : Optional.empty();
    }

    private Optional<Double> fraction() {
        return in.known() ? Optional.of(Double.longBitsToDouble(in.fixed())) : Optional.empty();
    }

    private Optional<Duration> length(long unit) {
        return in.known() ? Optional.of(Duration.ofMillis(in.coarse(unit))) : Optional.empty();
    }

    private Optional<BigDecimal> money() {
        return in.known() ? Optional.of(BigDecimal.valueOf(in.signed(), (int) in.signed())) : Optional.empty();
    }
}
