package sh.fabrik.store.packs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

/** Writes parts one after the other; times, names and ends as steps from what they lie near to. {@link FlatReader} is its mirror. */
final class FlatWriter {
    static final long SECOND = 1000; // of milliseconds
    static final long MEBIBYTE = 1 << 20;
    static final long MILLICORE = 1_000_000;

    /** Times beyond the year 33,000 are kept elsewhere. */
    private static final long FAR = 1_000_000_000_000L;

    private static final int NANOS_PER_MILLI = 1_000_000;

    private static final int DIGITS = 18; // that fit into a long, whichever they are

    private final FlatOut out = new FlatOut();
    private String lastId = "";
    private long lastStart;

    FlatOut out() {
        return out;
    }

    /** False when a part says more than there is room for; then nothing of it can be used. */
    boolean add(RunPart part) {
        boolean flat = part.tasks().isEmpty()
                && part.pods().isEmpty()
                && part.trace().isEmpty()
                && part.resources().size() <= 1
                && part.errors().size() <= 1;
        if (!flat) {
            return false;
        }
        names(part);
        long end = timing(part.timing());
        out.signed(part.revision() - end);
        configuration(part.configuration());
        verdict(part.verdict());
        effort(part.effort());
        spend(part.spend());
        fraction(part.quality().errorRate());
        length(part.quality().latencyP95(), 1);
        first(part.resources()).ifPresent(this::reading);
        first(part.errors()).ifPresent(error -> error(error, end));
        return out.endRow();
    }

    private void names(RunPart part) {
        String key = part.key().key();
        int cut = part.project().length();
        boolean plain = key.length() == cut + 1 + part.runId().length()
                && key.startsWith(part.project())
                && key.charAt(cut) == '/'
                && key.endsWith(part.runId());
        out.text(part.key().source().name());
        out.text(part.project());
        out.text(part.location());
        out.like(part.runId(), lastId);
        if (out.known(!plain)) {
            out.like(key, part.runId());
        }
        lastId = part.runId();
    }

    /** @return the end, else the start, in epoch milliseconds */
    private long timing(RunPart.Timing timing) {
        long start = lastStart;
        if (out.known(timing.startedAt())) {
            start = millis(timing.startedAt().get());
            out.coarse(start - lastStart, SECOND);
            lastStart = start;
        }
        long end = start;
        if (out.known(timing.completedAt())) {
            end = millis(timing.completedAt().get());
            out.coarse(end - start, SECOND);
        }
        if (out.known(timing.active())) {
            out.coarse(millis(timing.active().get()) - (end - start), SECOND);
        }
        return end;
    }

    private void configuration(RunPart.Configuration run) {
        text(run.specId());
        text(run.specPath());
        text(run.specType());
        if (out.known(run.fingerprint())) {
            Fingerprint print = run.fingerprint().get();
            out.text(print.hash());
            out.text(print.origin().name());
        }
        text(run.model().map(Model::name));
        memory(run.memoryLimit());
        cpu(run.cpuLimit());
        length(run.timeout(), SECOND);
        memory(run.memoryRequest());
        cpu(run.cpuRequest());
        text(run.advice());
    }

    private void verdict(Verdict verdict) {
        word(verdict.outcome());
        word(verdict.reason());
        text(verdict.rawReason());
        word(verdict.errorType());
        out.text(verdict.evidence().name());
    }

    private void effort(RunPart.Effort effort) {
        whole(effort.iterations());
        whole(effort.attempts());
        whole(effort.tasksTotal());
        whole(effort.tasksCompleted());
        whole(effort.inputBytes());
    }

    private void spend(RunPart.Spend spend) {
        money(spend.llm().map(Usd::amount));
        money(spend.infrastructure().map(Eur::amount));
        whole(spend.inputTokens());
        whole(spend.outputTokens());
        whole(spend.cacheReadTokens());
        whole(spend.cacheWriteTokens());
    }

    private void reading(ResourceReading reading) {
        out.text(reading.source());
        memory(reading.memoryPeak());
        memory(reading.memoryLimit());
        cpu(reading.cpuMean());
        cpu(reading.cpuP95());
        cpu(reading.cpuPeak());
        fraction(reading.throttledShare());
        whole(reading.oomEvents());
        memory(reading.memoryP95());
        memory(reading.memoryRequest());
        cpu(reading.cpuRequest());
        whole(reading.samples());
    }

    private void error(RunError error, long end) {
        out.text(error.type().name());
        if (out.known(error.at())) {
            out.coarse(millis(error.at().get()) - end, SECOND);
        }
        out.text(error.message());
    }

    private <T> Optional<T> first(List<T> atMostOne) {
        Optional<T> only = atMostOne.isEmpty() ? Optional.empty() : Optional.of(atMostOne.get(0));
        out.known(only);
        return only;
    }

    private void text(Optional<String> text) {
        if (out.known(text)) {
            out.text(text.get());
        }
    }

    private void word(Optional<? extends Enum<?>> word) {
        if (out.known(word)) {
            out.text(word.get().name());
        }
    }

    private void whole(Optional<? extends Number> number) {
        if (out.known(number)) {
            out.signed(number.get().longValue());
        }
    }

    private void memory(Optional<Memory> memory) {
        if (out.known(memory)) {
            out.coarse(memory.get().bytes(), MEBIBYTE);
        }
    }

    private void cpu(Optional<Cpu> cpu) {
        if (out.known(cpu)) {
            out.coarse(cpu.get().nanocores(), MILLICORE);
        }
    }

    private void fraction(Optional<Double> number) {
        if (out.known(number)) {
            out.fixed(Double.doubleToRawLongBits(number.get()));
        }
    }

    private void length(Optional<Duration> length, long unit) {
        if (out.known(length)) {
            out.coarse(millis(length.get()), unit);
        }
    }

    private void money(Optional<BigDecimal> amount) {
        if (out.known(amount)) {
            int scale = amount.get().scale();
            out.require(amount.get().precision() <= DIGITS);
            out.signed(amount.get().scaleByPowerOfTen(scale).longValue());
            out.signed(scale);
        }
    }

    private long millis(Instant time) {
        return millis(time.getEpochSecond(), time.getNano());
    }

    private long millis(Duration length) {
        return millis(length.getSeconds(), length.getNano());
    }

    private long millis(long seconds, int nanos) {
        out.require(seconds < FAR && seconds > -FAR && nanos % NANOS_PER_MILLI == 0);
        return seconds * SECOND + nanos / NANOS_PER_MILLI;
    }
}
