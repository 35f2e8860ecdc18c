package sh.fabrik.collect.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.UnreadableValue;

/** Reads the address of a server as people write it. */
final class AddressText {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private AddressText() {}

    static URI parse(String address) {
        String text = address.strip();
        try {
            URI uri = new URI(text);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
                throw unusable(text);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw unusable(text);
        }
    }

    /** Without credentials, query, fragment and the slash at the end. */
    static URI bare(URI written) {
        String path = Optional.ofNullable(written.getRawPath()).orElse("").replaceAll("/+$", "");
        String port = written.getPort() < 0 ? "" : ":" + written.getPort();
        return URI.create(written.getScheme().toLowerCase(Locale.ROOT) + "://" + written.getHost() + port + path);
    }

    static Access access(URI written) {
        return Optional.ofNullable(written.getUserInfo())
                .<Access>map(info -> {
                    int colon = info.indexOf(':');
                    return colon < 0
                            ? new Access.Basic(info, Credential.of(""))
                            : new Access.Basic(info.substring(0, colon), Credential.of(info.substring(colon + 1)));
                })
                .orElse(Access.ANYONE);
    }

    /** The text may hold a password before its last {@code @}, wherever the scheme is broken. */
    private static UnreadableValue unusable(String text) {
        String shown = text.substring(text.lastIndexOf('@') + 1);
        return new UnreadableValue(
                "\"" + shown + "\" is no address of a server; write it as http://host:port or https://host.");
    }
}
