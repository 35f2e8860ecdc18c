package sh.fabrik.collect.smithers.eventlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a UTF-8 file, numbered from 1, without a byte order mark; what is no UTF-8 is replaced. */
final class Lines implements AutoCloseable {
    /** Longer than any event but an agent's whole output; the rest of such a line is not kept. */
    private static final int LONGEST = 4 << 20;

    private final BufferedReader reader;
    private int number;

    private Lines(BufferedReader reader) {
        this.reader = reader;
    }

    static Lines of(Path file) throws IOException {
        return new Lines(new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)));
    }

    /** The number of the line given last. */
    int number() {
        return number;
    }

    /** The next line, empty at the end. */
    Optional<String> next() throws IOException {
        int character = reader.read();
        if (character < 0) {
            return Optional.empty();
        }
        number++;
        StringBuilder line = new StringBuilder();
        while (character >= 0 && character != '\n') {
            if (line.length() < LONGEST && !(number == 1 && line.isEmpty() && character == '\uFEFF')) {
                line.append((char) character);
            }
            character = reader.read();
        }
        return Optional.of(line.toString());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
