package sh.fabrik.collect.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.collect.http.HttpProblem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what an answer that is no success means; what the server wrote is shown as it is, but for secrets.
 *
 * @param who the server as the sentences name it
 */
record Refusals(String who, HttpSource source) {
    private static final int SHOWN = 8_192; // bytes of a text that is read
    private static final JsonMapper JSON = JsonMapper.shared();

    HttpProblem of(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        Optional<Duration> wait = Backoff.asked(response.headers(), Instant.now());
        String said = said(response);
        String answered = who + " answered " + status + said;
        return switch (status) {
            case 401 ->
                new HttpProblem(
                        Kind.UNAUTHORIZED,
                        answered + "; "
                                + (source.access() instanceof Access.Anyone
                                        ? "it wants credentials: give a user with password, or a token."
                                        : "the credentials are wrong or expired."));
            case 403 ->
                new HttpProblem(
                        Kind.FORBIDDEN, answered + "; these credentials may not read here: ask for the right to read.");
            case 429 ->
                new HttpProblem(Kind.BUSY, answered + "; it limits how often it is asked" + asks(wait) + ".", wait);
            default -> other(response, answered, wait);
        };
    }

    private static HttpProblem other(HttpResponse<InputStream> response, String answered, Optional<Duration> wait) {
        int status = response.statusCode();
        if (status >= 500) {
            return new HttpProblem(Kind.BROKEN, answered + "; look at its log.", wait);
        }
        if (status >= 300 && status < 400) {
            String to = response.headers()
                    .firstValue("Location")
                    .map(Redactor::redact)
                    .orElse("elsewhere");
            return new HttpProblem(
                    Kind.FOREIGN,
                    answered + " and points to " + to + "; credentials are not sent on: give the right address.");
        }
        return new HttpProblem(Kind.REJECTED, answered + (status == 404 ? "; is the path of the address right?" : "."));
    }

    private static String asks(Optional<Duration> wait) {
        return wait.map(time -> " and asks to wait " + time.toSeconds() + " s").orElse("");
    }

    private String said(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
            String shown = concealed(text.startsWith("<") ? "" : error(text).orElse(text));
            return shown.isEmpty() ? "" : " (" + shown + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** What a server wrote, on one line and without secrets; it may have repeated the very token that it was sent. */
    String concealed(String text) {
        String hidden = text;
        for (Credential each : source.secrets()) {
            hidden = hidden.replace(each.reveal(), each.toString());
        }
        return Redactor.redact(hidden);
    }

    /** Prometheus wraps its sentence into JSON. */
    private static Optional<String> error(String text) {
        try {
            JsonNode node = text.startsWith("{") ? JSON.readTree(text) : JSON.missingNode();
            return Optional.of(node.path("error").asString(node.path("message").asString("")))
                    .filter(sentence -> !sentence.isBlank());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
