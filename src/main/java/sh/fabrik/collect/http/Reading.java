package sh.fabrik.collect.http;

import java.io.IOException;
import java.io.InputStream;

/** Makes a value of an answer's body; may be called again when a try breaks off, so it changes nothing outside. */
@FunctionalInterface
public interface Reading<T> {
    T read(InputStream body) throws IOException;
}
