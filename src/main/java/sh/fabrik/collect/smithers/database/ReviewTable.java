package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sh.fabrik.collect.smithers.execution.Objection;
import sh.fabrik.run.ErrorType;

/**
 * Verdicts of reviewers: {@code approved}, {@code issues}, {@code required_follow_ups}. A reviewer who was given nothing to
 * look at rejects too, and complains about that; such a complaint is not about the work, and a rejection that has no other
 * ground is none.
 */
record ReviewTable(String name) implements OutputTable {
    private static final String MATERIAL = "review (context|content|material|input)|todo item|changed files"
            + "|\\bdiffs?\\b|validation evidence|implementation change";
    private static final Pattern MISSING = Pattern.compile("(?is)(?=.*(" + MATERIAL + "))"
            + "(?=.*\\b(no|not|missing|without|lacks?|absent|empty)\\b)"
            + "(?=.*(\\bprompt\\b|review (context|content|material|input)|\\b(to|for) (the )?review)).*");
    private static final Pattern ASKING = Pattern.compile(
            "(?is)\\s*(please )?(provide|supply|attach|include|re-?submit|re-?run)\\b.*(" + MATERIAL + "|materials).*");

    @Override
    public String[] columns() {
        return new String[] {"node_id", "iteration", "issues", "required_follow_ups", "feedback"};
    }

    @Override
    public String condition(Schema schema) {
        return OutputTable.saysNo("approved");
    }

    @Override
    public Optional<Objection> objection(Row row) throws SQLException {
        List<String> issues = TextList.read(row.text("issues"));
        List<String> grounds = issues.isEmpty() ? TextList.read(row.text("required_follow_ups")) : issues;
        List<String> standing = grounds.stream()
                .filter(ground -> !isAboutMissingContext(ground))
                .toList();
        if (standing.isEmpty() && !grounds.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = standing.isEmpty() ? row.text("feedback") : Optional.of(String.join("; ", standing));
        return Optional.of(new Objection(ErrorType.REVIEW_REJECTED, text));
    }

    /** Whether a reviewer only says that there was nothing to review. */
    static boolean isAboutMissingContext(String complaint) {
        return MISSING.matcher(complaint).matches() || ASKING.matcher(complaint).matches();
    }
}
