package sh.fabrik.store;

import java.util.Collection;

/**
 * From the first to the last of some names: where nothing is stored within, none of them is.
 *
 * @param sorted whether SQLite has them in the same order
 */
record NameRange(String least, String greatest, boolean sorted) {

    /** @param names at least one */
    static NameRange of(Collection<String> names) {
        String least = names.iterator().next();
        String greatest = least;
        boolean sorted = true;
        for (String name : names) {
            sorted = sorted && sortsAlike(name);
            least = name.compareTo(least) < 0 ? name : least;
            greatest = name.compareTo(greatest) > 0 ? name : greatest;
        }
        return new NameRange(least, greatest, sorted);
    }

    /** SQLite compares bytes of UTF-8 and Java units of UTF-16: they only differ from the surrogates on. */
    private static boolean sortsAlike(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
