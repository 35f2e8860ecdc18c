package sh.fabrik.cli.context;

/** What fabrik's exit codes mean; {@code fabrik help exit-codes} prints them. */
public enum ExitCode {
    OK(0, "all went well; also when there was nothing to say"),
    FAILURE(1, "something failed; the sentence on stderr says what and what to do"),
    USAGE(2, "the command line or the configuration was not understood; trying again does not help"),
    FINDINGS(3, "\"rules check\" or \"rules test\" found something, or \"doctor\" something that fails"),
    NO_DATA(5, "there is no history to answer from"),
    GAPS(6, "a source could not tell everything (only with \"collect --exit-code\")"),
    SUGGESTIONS(8, "suggestions are pending (only with \"suggest --exit-code\")"),
    INTERRUPTED(130, "interrupted (Ctrl-C)");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
