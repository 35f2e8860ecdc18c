package sh.fabrik.store.gap;

import static sh.fabrik.store.schema.Tables.SOURCE_GAPS;
import static sh.fabrik.store.schema.Tables.SOURCE_WATERMARKS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.schema.tables.records.SourceGapsRecord;

/** Remembers up to when each source was asked, and which stretches of time it could not tell about. */
public final class GapStore {
    private static final String OPEN =
            "SELECT source, place, window_from, window_to, reason, opened_at FROM source_gaps WHERE filled_at IS NULL"
                    + " ORDER BY window_from, id";

    private final Database database;

    public GapStore(Database database) {
        this.database = database;
    }

    /**
     * The stretches of time to ask for at {@code now}: what earlier collects left open, and from the last one on.
     *
     * @param overlap how far to reach back into what was asked already, since sources come to know things late
     * @param lookback how far to reach back at the first time
     */
    public List<Window> due(Feed feed, Instant now, Duration overlap, Duration lookback) {
        Instant from = coveredTo(feed).map(covered -> covered.minus(overlap)).orElse(now.minus(lookback));
        return Windows.union(Stream.concat(
                        open(feed).stream().map(OpenGap::window),
                        Stream.of(new Window(from.isAfter(now) ? now : from, now)))
                .toList());
    }

    /** Up to when the source was asked; empty before the first time. */
    public Optional<Instant> coveredTo(Feed feed) {
        return database.sql()
                .select(SOURCE_WATERMARKS.COVERED_TO)
                .from(SOURCE_WATERMARKS)
                .where(SOURCE_WATERMARKS.SOURCE.eq(feed.source()), SOURCE_WATERMARKS.PLACE.eq(feed.place()))
                .fetchOptional(SOURCE_WATERMARKS.COVERED_TO)
                .map(Instant::ofEpochSecond);
    }

    /** Open gaps of every source, the oldest first. */
    public List<OpenGap> open() {
        return database.rows(
                OPEN,
                row -> new OpenGap(
                        new Feed(row.getString(1), row.getString(2)),
                        new Window(Instant.ofEpochSecond(row.getLong(3)), Instant.ofEpochSecond(row.getLong(4))),
                        row.getString(5),
                        Instant.ofEpochSecond(row.getLong(6))));
    }

    /** Open gaps of one source. */
    public List<OpenGap> open(Feed feed) {
        return rows(feed).stream().map(GapStore::gap).toList();
    }

    /**
     * Remembers how a collect of the source ended: what it left is what is open from now on, all other gaps are filled.
     *
     * @param left those that touch become one; a gap that continues an earlier one keeps the time at which that was met
     */
    public void ended(Feed feed, Instant askedTo, List<OpenGap> left, Instant now) {
        database.inTransaction(() -> {
            List<OpenGap> fresh = joined(left);
            for (SourceGapsRecord row : rows(feed)) {
                Optional<OpenGap> continued = fresh.stream()
                        .filter(gap -> Windows.touch(gap.window(), gap(row).window()))
                        .findFirst();
                continued.ifPresentOrElse(gap -> extend(row.getId(), gap), () -> fill(row.getId(), now));
                continued.ifPresent(fresh::remove);
            }
            fresh.forEach(gap -> insert(feed, gap, now));
            advance(feed, askedTo);
            return left.size();
        });
    }

    private static List<OpenGap> joined(List<OpenGap> left) {
        return Windows.union(left.stream().map(OpenGap::window).toList()).stream()
                .map(window -> left.stream()
                        .filter(gap -> Windows.touch(gap.window(), window))
                        .map(gap -> new OpenGap(gap.feed(), window, gap.reason(), gap.openedAt()))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void fill(long gap, Instant now) {
        database.sql()
                .update(SOURCE_GAPS)
                .set(SOURCE_GAPS.FILLED_AT, now.getEpochSecond())
                .where(SOURCE_GAPS.ID.eq(gap))
                .execute();
    }

    private void extend(long row, OpenGap gap) {
        database.sql()
                .update(SOURCE_GAPS)
                .set(SOURCE_GAPS.WINDOW_FROM, gap.window().since().getEpochSecond())
                .set(SOURCE_GAPS.WINDOW_TO, gap.window().asOf().getEpochSecond())
                .set(SOURCE_GAPS.REASON, gap.reason())
                .where(SOURCE_GAPS.ID.eq(row))
                .execute();
    }

    private void insert(Feed feed, OpenGap gap, Instant now) {
        database.sql()
                .insertInto(SOURCE_GAPS)
                .set(SOURCE_GAPS.SOURCE, feed.source())
                .set(SOURCE_GAPS.PLACE, feed.place())
                .set(SOURCE_GAPS.WINDOW_FROM, gap.window().since().getEpochSecond())
                .set(SOURCE_GAPS.WINDOW_TO, gap.window().asOf().getEpochSecond())
                .set(SOURCE_GAPS.REASON, gap.reason())
                .set(SOURCE_GAPS.OPENED_AT, now.getEpochSecond())
                .execute();
    }

    private void advance(Feed feed, Instant to) {
        database.sql()
                .execute(
                        "INSERT INTO source_watermarks (source, place, covered_to) VALUES (?, ?, ?)"
                                + " ON CONFLICT (source, place) DO UPDATE SET covered_to = max(covered_to, excluded.covered_to)",
                        feed.source(),
                        feed.place(),
                        to.getEpochSecond());
    }

    private List<SourceGapsRecord> rows(Feed feed) {
        Condition isOfFeed = SOURCE_GAPS.SOURCE.eq(feed.source()).and(SOURCE_GAPS.PLACE.eq(feed.place()));
        return database.sql()
                .selectFrom(SOURCE_GAPS)
                .where(isOfFeed, SOURCE_GAPS.FILLED_AT.isNull())
                .orderBy(SOURCE_GAPS.WINDOW_FROM, SOURCE_GAPS.ID)
                .fetch();
    }

    private static OpenGap gap(SourceGapsRecord row) {
        return new OpenGap(
                new Feed(row.getSource(), row.getPlace()),
                new Window(Instant.ofEpochSecond(row.getWindowFrom()), Instant.ofEpochSecond(row.getWindowTo())),
                row.getReason(),
                Instant.ofEpochSecond(row.getOpenedAt()));
    }
}
