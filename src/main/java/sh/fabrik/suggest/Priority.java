package sh.fabrik.suggest;

/** How much a suggestion deserves attention, the most urgent first. The words are the spec's own. */
public enum Priority {
    HIGH,
    MED,
    LOW
}
