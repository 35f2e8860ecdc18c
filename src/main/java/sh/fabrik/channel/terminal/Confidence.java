package sh.fabrik.channel.terminal;

/** Confidence as people read it. */
final class Confidence {
    private Confidence() {}

    /** Whole percents, never 100 %: nothing about the next runs is certain. */
    static String words(double confidence) {
        long percent = Math.round(confidence * 100);
        return (percent >= 100 ? "over 99" : Long.toString(percent)) + "%";
    }
}
