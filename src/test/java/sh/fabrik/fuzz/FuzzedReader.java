package sh.fabrik.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import sh.fabrik.run.UnreadableValue;

/**
 * A reader and what it is fed with.
 *
 * @param name of its folder under {@code src/test/resources/fuzz}, where inputs lie that once broke it
 * @param seeds good input, from which bad input is made
 * @param refusals exceptions by which it may say that it cannot read something
 */
record FuzzedReader(String name, List<byte[]> seeds, Set<Class<? extends RuntimeException>> refusals, Reading reading) {

    /** Reads one input. */
    @FunctionalInterface
    interface Reading {
        /** @param folder an empty one */
        void read(byte[] input, Path folder) throws Exception;
    }

    /** Whether the reader may answer so: with a sentence, and in one of its ways to refuse. */
    boolean mayRefuseWith(Throwable answer) {
        String sentence = answer.getMessage();
        return refusals.stream().anyMatch(kind -> kind.isInstance(answer)) && sentence != null && !sentence.isBlank();
    }

    /** A reader of short texts, which may refuse with a sentence. */
    static FuzzedReader ofTexts(String name, TextReading reading, String... seeds) {
        return new FuzzedReader(
                name,
                bytes(seeds),
                Set.of(UnreadableValue.class),
                (input, folder) -> reading.read(new String(input, StandardCharsets.UTF_8)));
    }

    /** Reads a text. */
    @FunctionalInterface
    interface TextReading {
        void read(String text);
    }

    static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
