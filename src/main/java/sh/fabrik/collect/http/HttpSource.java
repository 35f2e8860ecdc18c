package sh.fabrik.collect.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.run.UnreadableValue;

/**
 * Where a server is and how to ask it.
 *
 * @param base address without query and without credentials; a path prefix is kept
 * @param timeout longest wait for one answer, begin to end
 * @param headers sent with every request; their values may be secrets
 * @param caFile PEM file with the certificates to trust instead of Java's own
 * @param tries how often one request is made before the source counts as down, at least 1
 */
public record HttpSource(
        URI base, Duration timeout, Access access, Map<String, Credential> headers, Optional<Path> caFile, int tries) {
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    public static final int TRIES = 3;

    private static final int SHORTEST_SECRET = 4;

    public HttpSource {
        headers = Map.copyOf(headers);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new UnreadableValue(
                    "The timeout for " + base + " is " + timeout + "; give a positive one, such as 30s.");
        }
        if (tries < 1) {
            throw new UnreadableValue("The tries for " + base + " are " + tries + "; give 1 or more.");
        }
    }

    /**
     * A server at an address as people write it; {@code http://user:password@host} becomes basic authentication.
     *
     * @throws UnreadableValue when it is no http or https address; the message never repeats a password
     */
    public static HttpSource at(String address) {
        URI written = AddressText.parse(address);
        return new HttpSource(
                AddressText.bare(written), PATIENCE, AddressText.access(written), Map.of(), Optional.empty(), TRIES);
    }

    /** All that must not stand in a message, those too short to be told from other text left out. */
    List<Credential> secrets() {
        Stream<Credential> own = Stream.of(access)
                .filter(Access.Basic.class::isInstance)
                .map(basic -> ((Access.Basic) basic).password());
        Stream<Credential> token = Stream.of(access)
                .filter(Access.Bearer.class::isInstance)
                .map(bearer -> ((Access.Bearer) bearer).token());
        return Stream.of(access.header().stream(), own, token, headers.values().stream())
                .flatMap(each -> each)
                .filter(secret -> secret.reveal().length() >= SHORTEST_SECRET)
                .toList();
    }

    public HttpSource withBase(URI to) {
        return new HttpSource(to, timeout, access, headers, caFile, tries);
    }

    public HttpSource withTimeout(Duration to) {
        return new HttpSource(base, to, access, headers, caFile, tries);
    }

    public HttpSource withAccess(Access to) {
        return new HttpSource(base, timeout, to, headers, caFile, tries);
    }

    public HttpSource withHeaders(Map<String, Credential> to) {
        return new HttpSource(base, timeout, access, to, caFile, tries);
    }

    public HttpSource withCaFile(Path to) {
        return new HttpSource(base, timeout, access, headers, Optional.of(to), tries);
    }

    public HttpSource withTries(int to) {
        return new HttpSource(base, timeout, access, headers, caFile, to);
    }
}
