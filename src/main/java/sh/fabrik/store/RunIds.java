package sh.fabrik.store;

import com.github.f4b6a3.ulid.Ulid;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** Gives runs fabrik's own ids: ULIDs, which sort by the start of the run, so that a history in order of time grows at its end. */
final class RunIds {
    /** One secure seed; ids must be unique, not secret. */
    private static final ThreadLocal<SplittableRandom> RANDOM =
            ThreadLocal.withInitial(() -> new SplittableRandom(new SecureRandom().nextLong()));

    private RunIds() {}

    /** @param start of the run; when it is unknown, now stands for it */
    static String fresh(Optional<Instant> start) {
        long millis = start.map(Instant::toEpochMilli).filter(time -> time >= 0).orElseGet(System::currentTimeMillis);
        SplittableRandom random = RANDOM.get();
        return new Ulid(millis << 16 | random.nextLong() >>> 48, random.nextLong()).toString();
    }
}
