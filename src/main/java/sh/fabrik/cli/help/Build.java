package sh.fabrik.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which fabrik this is, as the build wrote it down.
 *
 * @param version such as 0.1.0
 * @param commit of the sources, as git names it; absent outside a checkout
 * @param time of that commit, RFC 3339
 */
record Build(String version, Optional<String> commit, Optional<String> time) {
    private static final String RESOURCE = "build.properties";

    /** Reads what the build left; a fabrik that Maven did not build is {@code unreleased}. */
    static Build read() {
        Properties written = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                written.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The build's own description cannot be read.", e);
        }
        return new Build(
                value(written, "version").orElse("unreleased"),
                value(written, "commit"),
                value(written, "commit.time"));
    }

    private static Optional<String> value(Properties written, String name) {
        return Optional.ofNullable(written.getProperty(name)).filter(text -> !text.isBlank() && !text.contains("${"));
    }
}
