package sh.fabrik.collect.smithers.database;

/** SQL that takes values out of JSON columns inside SQLite, so that prompts and conversations never reach fabrik. */
final class Json {
    /** Enough of an error to tell its class. */
    private static final int ENOUGH = 20_000;

    private Json() {}

    /** A value; NULL when the column holds no JSON or has no such key. */
    static String value(String column, String path) {
        return guarded(column, "json_extract(" + column + ", '" + path + "')");
    }

    /** Whether there is a value other than null; NULL when the column holds no JSON. */
    static String present(String column, String path) {
        return guarded(column, "coalesce(json_type(" + column + ", '" + path + "'), 'null') <> 'null'");
    }

    /** Whether the column holds something that is no JSON. */
    static String broken(String column) {
        return "(" + column + " IS NOT NULL AND NOT json_valid(" + column + "))";
    }

    /** The words of an error: an object's message, a bare string, or the column as it stands. */
    static String words(String column, String path) {
        String inside = "json_extract(" + column + ", '" + path + "')";
        String message = "json_extract(" + column + ", '" + path + ".message')";
        String code = "json_extract(" + column + ", '" + path + ".code')";
        String type = "json_type(" + column + ", '" + path + "')";
        return "substr(CASE WHEN NOT json_valid(" + column + ") THEN " + column + " WHEN " + type
                + " = 'object' THEN coalesce(" + message + ", " + code + ", " + inside + ") ELSE " + inside
                + " END, 1, " + ENOUGH
                + ")";
    }

    private static String guarded(String column, String expression) {
        return "CASE WHEN json_valid(" + column + ") THEN " + expression + " END";
    }
}
