package sh.fabrik.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import sh.fabrik.facts.Fact;
import sh.fabrik.store.fact.FactColumn;

/** What two readers make of a text that should hold facts: what the quick one reads, the mapper reads alike. */
public final class FuzzedFacts {
    private FuzzedFacts() {}

    /** One fact of every kind. */
    public static byte[] sample() {
        RandomFacts random = new RandomFacts(new Random(1));
        return FactJson.write(RandomFacts.kinds().map(random::of).toList()).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws RuntimeException the mapper's, when it refuses the text, and so does the other */
    public static void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Optional<List<Fact>> quickly = FactColumn.read(text);
        List<Fact> facts = FactJson.read(text);
        if (quickly.isPresent() && !quickly.get().equals(new ArrayList<>(facts))) {
            throw new AssertionError(quickly.get() + " is not " + facts);
        }
    }
}
