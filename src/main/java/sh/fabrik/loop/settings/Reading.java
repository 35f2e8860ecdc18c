package sh.fabrik.loop.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.run.LengthText;
import sh.fabrik.run.UnreadableValue;

/** Makes values of what somebody wrote, or says in a sentence why it cannot be one and what a right one looks like. */
final class Reading {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern PUSH = Pattern.compile("(/loki/api/v1/push)?/*$");

    private Reading() {}

    static String text(Written written) {
        if (written instanceof Written.One one && !one.text().isBlank()) {
            return one.text().strip();
        }
        throw new UnreadableValue(words(written) + " is not one text; write one value.");
    }

    static boolean flag(Written written) {
        String text = text(written);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new UnreadableValue("\"" + text + "\" is neither true nor false; write one of them.");
    }

    static Duration length(Written written) {
        Duration length = LengthText.parse(text(written));
        if (length.isZero()) {
            throw new UnreadableValue("\"" + text(written) + "\" is no time at all; write it like 10m.");
        }
        return length;
    }

    static int whole(Written written, int least, int most, String example) {
        String text = text(written);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnreadableValue("\"" + text + "\" is not a whole number from " + least + " to " + most
                + " (without a unit); write it like " + example + ".");
    }

    static BigDecimal amount(Written written, String unit, String example) {
        String text = text(written);
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() > 0 && value.precision() - value.scale() <= 12) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnreadableValue("\"" + text + "\" is not a number above zero (" + unit
                + ", without a unit); write it like " + example + ".");
    }

    static String oneOf(Written written, List<String> words) {
        String text = text(written);
        if (words.contains(text)) {
            return text;
        }
        throw new UnreadableValue("\"" + text + "\" is not one of " + String.join(", ", words) + ".");
    }

    /** The address without a trailing slash, and without the path that logs are pushed to. */
    static URI address(Written written) {
        String text = text(written);
        try {
            URI uri = new URI(PUSH.matcher(text).replaceFirst(""));
            if (uri.getUserInfo() != null) {
                throw new UnreadableValue("The address of " + uri.getHost()
                        + " carries a user or password; write it without, and use user with passwordFile instead.");
            }
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below; the exception would repeat the text
        }
        throw new UnreadableValue("\"" + withoutPassword(text)
                + "\" is not an http address; write it like https://prometheus.example.org:9090.");
    }

    private static String withoutPassword(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : "…" + text.substring(at);
    }

    static Path file(Written written) {
        Path path = path(text(written));
        if (path.isAbsolute() || path.startsWith("~")) {
            return path;
        }
        throw new UnreadableValue("\"" + path + "\" is not a whole path; begin it with / or ~/.");
    }

    static List<Path> paths(Written written) {
        return texts(written).stream().map(Reading::path).toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnreadableValue("\"" + text.replace('\0', '?') + "\" is not a path.");
        }
    }

    /** A list, or one text with commas. */
    static List<String> texts(Written written) {
        Stream<String> parts = written instanceof Written.Several several
                ? several.texts().stream()
                : Stream.of(text(written).split(",", -1));
        return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** A list, or one text with a semicolon between selectors, since commas stand within them. */
    static List<String> selectors(Written written) {
        return written instanceof Written.Several several
                ? several.texts()
                : Stream.of(text(written).split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    static String variable(Written written) {
        String text = text(written);
        if (VARIABLE.matcher(text).matches()) {
            return text;
        }
        throw new UnreadableValue(
                "This is not the name of an environment variable; write the name of the variable, never the secret itself.");
    }

    /** Names with values, or one text such as {@code A: 1, B: 2}. */
    static Map<String, String> headers(Written written) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (written instanceof Written.Named named) {
            headers.putAll(named.texts());
        } else {
            texts(written).forEach(part -> {
                int colon = Math.max(part.indexOf(':'), 0);
                headers.put(
                        part.substring(0, colon).strip(),
                        part.substring(colon + 1).strip());
            });
        }
        headers.forEach((name, value) -> {
            if (!HEADER.matcher(name).matches()
                    || value.isEmpty()
                    || value.chars().anyMatch(c -> c < ' ')) {
                throw new UnreadableValue("A header is not a name with a value; write it like X-Scope-OrgID: shop.");
            }
        });
        return headers;
    }

    static Credential secret(Written written) {
        String text = text(written);
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new UnreadableValue("The secret has a line break inside; it must be one line.");
        }
        return Credential.of(text);
    }

    private static String words(Written written) {
        if (written instanceof Written.Several) {
            return "A list";
        }
        return written instanceof Written.Named ? "A section" : "An empty value";
    }
}
