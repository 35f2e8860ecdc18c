package sh.fabrik.analyse.model;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.Costs;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;

/**
 * One model's judged runs in a cohort.
 *
 * @param counted as seen
 * @param tally the same, with the weights that make the two arms comparable
 * @param costs as seen
 * @param cost expected cost of one attempt in US dollars, on the same mix of specs as the other arm
 */
record Arm(Model model, Tally counted, Tally tally, Prior prior, Costs costs, OptionalDouble cost, Instant last) {

    /** All runs of these cells count by their age only. */
    static Arm of(Frame frame, Model model, List<Cell> cells) {
        Tally tally = sum(cells);
        Costs costs = costs(cells);
        return new Arm(model, tally, tally, frame.prior().apply(model), costs, costs.mean(), last(cells));
    }

    /** The same runs, weighted so that the arm compares with the other one. */
    Arm standardised(Tally weighted, OptionalDouble costOfOne) {
        return new Arm(model, counted, weighted, prior, costs, costOfOne, last);
    }

    static Tally sum(List<Cell> cells) {
        Tally sum = Tally.NONE;
        for (Cell cell : cells) {
            sum = sum == Tally.NONE ? cell.tally() : sum.plus(cell.tally());
        }
        return sum;
    }

    static Costs costs(List<Cell> cells) {
        Costs sum = Costs.NONE;
        for (Cell cell : cells) {
            sum = sum == Costs.NONE ? cell.costs() : sum.plus(cell.costs());
        }
        return sum;
    }

    static Instant last(List<Cell> cells) {
        return cells.stream().map(Cell::last).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** What is believed of its success, with the runs as people count them. */
    Proportion counting(Proportion weighted) {
        return new Proportion(
                counted.n(),
                counted.hits(),
                weighted.value(),
                weighted.low(),
                weighted.high(),
                weighted.distribution());
    }
}
