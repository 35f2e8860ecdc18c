package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.smithers.execution.Objection;
import sh.fabrik.run.ErrorType;

/** Results of checks: {@code all_passed}, {@code failing_summary}, {@code evidence}. */
record ValidationTable(String name) implements OutputTable {
    /** What a failed check can be besides failed tests; other words in a test's output are what the test is about. */
    private static final Set<ErrorType> TELLING = EnumSet.of(
            ErrorType.TOOL_MISSING,
            ErrorType.COMPILE_ERROR,
            ErrorType.TEST_TIMEOUT,
            ErrorType.LINT,
            ErrorType.OOM,
            ErrorType.INFRASTRUCTURE);

    @Override
    public String[] columns() {
        return new String[] {"node_id", "iteration", "failing_summary", "evidence"};
    }

    @Override
    public String condition(Schema schema) {
        return OutputTable.saysNo("all_passed");
    }

    @Override
    public Optional<Objection> objection(Row row) throws SQLException {
        Optional<String> summary = row.text("failing_summary");
        ErrorType type = summary.isPresent()
                ? summary.map(ErrorTaxonomy::classify).filter(TELLING::contains).orElse(ErrorType.TEST_FAIL)
                : byEvidence(row.text("evidence").orElse(""));
        return Optional.of(new Objection(type, summary));
    }

    /** Logs speak of many things in passing; only that a program was not there is plain enough to believe. */
    private static ErrorType byEvidence(String evidence) {
        return ErrorTaxonomy.classify(evidence) == ErrorType.TOOL_MISSING
                ? ErrorType.TOOL_MISSING
                : ErrorType.TEST_FAIL;
    }
}
