package sh.fabrik.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What Jazzer calls: it watches which branches an input reaches and changes those that reach new ones. The system property
 * {@code fabrik.fuzz.reader} names the reader; {@link #main} lists all, or writes the good inputs of one to begin with.
 */
public final class GuidedFuzzing {
    private GuidedFuzzing() {}

    /** Looked up once, and only when there is fuzzing to do. */
    private static final class Fed {
        static final FuzzedReader READER = reader(System.getProperty("fabrik.fuzz.reader", ""));
    }

    /** @throws Exception when the reader broke: neither read nor refused with a sentence */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            Fed.READER.reading().read(input, folder);
        } catch (RuntimeException e) {
            if (!Fed.READER.mayRefuseWith(e)) {
                throw e;
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** @param arguments none: prints the readers' names; or a reader and a folder for its good inputs */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            Readers.all().forEach(reader -> System.out.println(reader.name()));
            return;
        }
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int number = 0;
        for (byte[] seed : reader(arguments[0]).seeds()) {
            Files.write(folder.resolve("good-" + number++), seed);
        }
    }

    private static FuzzedReader reader(String name) {
        return Readers.all().stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no reader " + name + "."));
    }
}
