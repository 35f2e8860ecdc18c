package sh.fabrik.store.counters;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.run.ErrorType;
import sh.fabrik.store.bytes.KnownTexts;

/** The ended runs of one spec and day, added up. Two of them added are what all their runs together would give. */
public final class DaySummary implements DaySums {
    private final TreeMap<CellKey, Cell> cells = new TreeMap<>();
    private final EnumMap<ErrorType, ErrorCount> errors = new EnumMap<>(ErrorType.class);

    public DaySummary add(CountedRun run) {
        cell(run.key()).add(run);
        run.errors().forEach((type, attempts) -> error(type).add(run, attempts));
        return this;
    }

    public DaySummary add(DaySummary other) {
        other.cells.forEach((key, cell) -> cell(key).add(cell));
        other.errors.forEach((type, count) -> error(type).add(count));
        return this;
    }

    /** Adds this, which is of the given day. @param known texts of the days before */
    public void addTo(Day day, DaySums sums, KnownTexts known) {
        DayCodec.add(day.number(), DayCodec.write(day.number(), this), sums, known);
    }

    @Override
    public Cell cell(CellKey key) {
        return cells.computeIfAbsent(key, absent -> new Cell());
    }

    @Override
    public void error(ErrorType type, ErrorCount count) {
        error(type).add(count);
    }

    private ErrorCount error(ErrorType type) {
        return errors.computeIfAbsent(type, absent -> new ErrorCount());
    }

    public Map<CellKey, Cell> cells() {
        return Collections.unmodifiableMap(cells);
    }

    public Map<ErrorType, ErrorCount> errors() {
        return Collections.unmodifiableMap(errors);
    }

    public int runs() {
        return cells.values().stream().mapToInt(Cell::runs).sum();
    }
}
