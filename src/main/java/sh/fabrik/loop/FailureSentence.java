package sh.fabrik.loop;

/** Says why a source failed. */
final class FailureSentence {
    private FailureSentence() {}

    /** Exceptions of fabrik's own packages carry sentences without secrets; others are named, and never quoted. */
    static String of(Throwable failure) {
        String message = failure.getMessage();
        if (failure.getClass().getName().startsWith("sh.fabrik.") && message != null && !message.isBlank()) {
            return message;
        }
        return "It failed in a way that fabrik did not foresee ("
                + failure.getClass().getSimpleName() + "); FABRIK_DEBUG=1 and \"fabrik doctor\" may tell more.";
    }
}
