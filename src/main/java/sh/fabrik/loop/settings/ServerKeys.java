package sh.fabrik.loop.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import sh.fabrik.collect.http.Credential;

/**
 * The keys of one server that is asked over HTTP. All of them decide where a connection goes or what it carries, so none may
 * stand in a project's file.
 */
record ServerKeys(
        Key<URI> url,
        Key<Duration> timeout,
        Key<Integer> tries,
        Key<Map<String, String>> headers,
        Key<Path> caFile,
        Key<String> user,
        Key<Credential> password,
        Key<String> passwordEnv,
        Key<Path> passwordFile,
        Key<Credential> token,
        Key<String> tokenEnv,
        Key<Path> tokenFile) {

    /**
     * @param section where the keys stand: {@code prometheus}
     * @param address another name of the variable with its address
     */
    static ServerKeys of(String section, String address) {
        return new ServerKeys(
                own(section, "url", Kind.ADDRESS, "Address of the server; without one it is not asked.")
                        .alsoFrom(address),
                own(section, "timeout", Kind.LENGTH, "Longest wait for one answer.")
                        .usually("30s"),
                own(section, "tries", Kind.whole(1, 10, "tries", "3"), "How often one request is made.")
                        .usually("3"),
                own(
                        section,
                        "headers",
                        Kind.HEADERS,
                        "Headers sent with every request; secret ones from the environment only."),
                own(section, "caFile", Kind.FILE, "Certificates (PEM) to trust instead of Java's own."),
                own(section, "user", Kind.TEXT, "User, for basic authentication."),
                secret(section, "password", "Password of that user."),
                own(section, "passwordEnv", Kind.VARIABLE, "Name of the variable that holds the password."),
                own(section, "passwordFile", Kind.FILE, "File that holds the password, such as a mounted secret."),
                secret(section, "token", "Bearer token."),
                own(section, "tokenEnv", Kind.VARIABLE, "Name of the variable that holds the bearer token."),
                own(section, "tokenFile", Kind.FILE, "File that holds the bearer token, such as a mounted secret."));
    }

    private static <T> Key<T> own(String section, String word, Kind<T> kind, String meaning) {
        return Key.of(name(section, word), kind, meaning).onlyIn(Place.USER_ONLY);
    }

    private static Key<Credential> secret(String section, String word, String meaning) {
        return Key.of(name(section, word), Kind.SECRET, meaning).onlyIn(Place.ENVIRONMENT_ONLY);
    }

    /** Each "+" would cost half a millisecond at every start of fabrik. */
    private static String name(String section, String word) {
        return String.join(".", section, word);
    }

    /** With another weaker variable for the token. */
    ServerKeys tokenAlsoFrom(String variable) {
        return new ServerKeys(
                url,
                timeout,
                tries,
                headers,
                caFile,
                user,
                password,
                passwordEnv,
                passwordFile,
                token.alsoFrom(variable),
                tokenEnv,
                tokenFile);
    }

    List<Key<?>> all() {
        return List.of(
                url,
                timeout,
                tries,
                headers,
                caFile,
                user,
                password,
                passwordEnv,
                passwordFile,
                token,
                tokenEnv,
                tokenFile);
    }
}
