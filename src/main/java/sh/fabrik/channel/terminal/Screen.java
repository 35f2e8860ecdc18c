package sh.fabrik.channel.terminal;

/**
 * What the reader's side can show.
 *
 * @param terminal whether a person reads along; otherwise output is plain lines for other programs
 * @param columns width in characters
 * @param colour whether colours may be used
 * @param unicode whether box drawing characters come through
 */
public record Screen(boolean terminal, int columns, boolean colour, boolean unicode) {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    /** The width of a box: the terminal's, within readable bounds. */
    public int boxWidth() {
        return Math.max(NARROWEST, Math.min(WIDEST, columns));
    }
}
