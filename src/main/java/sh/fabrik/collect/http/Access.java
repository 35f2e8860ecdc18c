package sh.fabrik.collect.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a server is told who asks. */
public sealed interface Access {
    Access ANYONE = new Anyone();

    /** No credentials. */
    record Anyone() implements Access {}

    record Basic(String user, Credential password) implements Access {}

    record Bearer(Credential token) implements Access {}

    /** The value of the header {@code Authorization}. */
    default Optional<Credential> header() {
        if (this instanceof Basic basic) {
            byte[] pair = (basic.user + ":" + basic.password.reveal()).getBytes(StandardCharsets.UTF_8);
            return Optional.of(Credential.of("Basic " + Base64.getEncoder().encodeToString(pair)));
        }
        if (this instanceof Bearer bearer) {
            return Optional.of(Credential.of("Bearer " + bearer.token.reveal()));
        }
        return Optional.empty();
    }
}
