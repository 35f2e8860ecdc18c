package sh.fabrik;

/** Starts fabrik. The only place that puts the parts together and the only one that exits. */
public final class Fabrik {
    private Fabrik() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
