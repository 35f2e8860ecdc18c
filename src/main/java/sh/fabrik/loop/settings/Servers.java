package sh.fabrik.loop.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.http.Access;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.run.UnreadableValue;

/** Makes of a server's keys where it is and how it is asked; only here are secrets read. */
final class Servers {
    private final Settings settings;

    Servers(Settings settings) {
        this.settings = settings;
    }

    /**
     * Empty when no address is set.
     *
     * @throws UnreadableValue when a secret is named that is not there
     */
    Optional<HttpSource> source(ServerKeys keys) {
        return settings.get(keys.url()).map(url -> source(keys, url));
    }

    private HttpSource source(ServerKeys keys, URI url) {
        HttpSource plain = HttpSource.at(url.toString())
                .withTimeout(settings.need(keys.timeout()))
                .withTries(settings.need(keys.tries()))
                .withAccess(access(keys))
                .withHeaders(headers(keys));
        return settings.file(keys.caFile()).map(plain::withCaFile).orElse(plain);
    }

    private Map<String, Credential> headers(ServerKeys keys) {
        Map<String, Credential> headers = new LinkedHashMap<>();
        settings.get(keys.headers()).orElse(Map.of()).forEach((name, value) -> headers.put(name, Credential.of(value)));
        return headers;
    }

    private Access access(ServerKeys keys) {
        Optional<Credential> token = secret(keys.token(), keys.tokenEnv(), keys.tokenFile());
        if (token.isPresent()) {
            return new Access.Bearer(token.get());
        }
        Optional<String> user = settings.get(keys.user());
        if (user.isEmpty()) {
            return Access.ANYONE;
        }
        Credential password = secret(keys.password(), keys.passwordEnv(), keys.passwordFile())
                .orElseThrow(() -> new UnreadableValue(keys.user().name() + " is set, but no password; set "
                        + keys.password().variables().get(0) + ", or name a mounted file with "
                        + keys.passwordFile().name() + "."));
        return new Access.Basic(user.get(), password);
    }

    private Optional<Credential> secret(Key<Credential> direct, Key<String> variable, Key<Path> file) {
        return settings.get(direct)
                .or(() -> settings.get(variable).map(name -> ofVariable(variable, name)))
                .or(() -> settings.file(file).map(path -> ofFile(file, path)));
    }

    private Credential ofVariable(Key<String> key, String name) {
        return settings.workspace()
                .variable(name)
                .map(Credential::of)
                .orElseThrow(() -> new UnreadableValue(
                        key.name() + " names the variable " + name + ", which is not set; set it."));
    }

    private static Credential ofFile(Key<Path> key, Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty() || text.lines().count() > 1) {
                throw new UnreadableValue(key.name() + " names " + file
                        + ", which does not hold one line; write the secret alone into it.");
            }
            return Credential.of(text);
        } catch (IOException e) {
            throw new UnreadableValue(key.name() + " names " + file + ", which cannot be read ("
                    + e.getClass().getSimpleName() + "); mount the secret there, or correct the path.");
        }
    }
}
