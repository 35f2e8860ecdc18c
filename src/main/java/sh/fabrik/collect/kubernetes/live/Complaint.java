package sh.fabrik.collect.kubernetes.live;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import sh.fabrik.collect.errors.Redactor;
import tools.jackson.databind.JsonNode;

/**
 * Says why the cluster did not answer, and what to do.
 *
 * @param server its address, for people
 * @param verb what was asked: list, watch
 * @param namespace absent: all
 */
record Complaint(String server, String verb, Resource resource, Optional<String> namespace) {
    private static final Pattern USER = Pattern.compile("User \"([^\"]+)\"");
    private static final int SHOWN = 200;

    Unanswered about(int code, JsonNode status) {
        String said = said(status);
        return switch (code) {
            case 401 ->
                Unanswered.with(
                        code,
                        server
                                + " does not know who is asking (401): the token or client certificate of this context is missing,"
                                + " wrong or expired. Log in again, or mount a valid service account.");
            case 403 -> Unanswered.with(code, forbidden(said));
            case 404 ->
                Unanswered.with(
                        code,
                        server + " has no " + resource.words()
                                + " (404); it is no Kubernetes API server, or older than 1.21. Check the address in the kubeconfig.");
            case 410 ->
                Unanswered.gone(
                        server + " no longer keeps the point where the " + verb + " of " + resource.words()
                                + " should go on (410).",
                        status.path("metadata").path("continue").asString(""));
            case 429 ->
                Unanswered.with(
                        code, server + " is asked too much (429) and lets fabrik wait too long; collect again later.");
            default ->
                Unanswered.with(
                        code,
                        server + " answered " + code + " when asked to " + verb + " " + resource.words()
                                + (said.isEmpty() ? "" : " (" + said + ")") + "; collect again later.");
        };
    }

    private String forbidden(String said) {
        Matcher user = USER.matcher(said);
        String who = user.find() ? user.group(1) : "this user";
        String where = namespace.map(n -> "in namespace " + n).orElse("in all namespaces");
        return "Missing permission: " + who + " may not " + verb + " " + resource.words() + " " + where + " at "
                + server
                + " (403). Bind the Role of src/main/k8s/role.yaml to it"
                + (namespace.isPresent() ? "." : ", as a ClusterRole, or ask for one namespace.");
    }

    Unanswered about(Throwable failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return Unanswered.because("The certificate of " + server + " has expired ("
                    + text(failure, CertificateExpiredException.class) + "); renew it on the server.");
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return Unanswered.because("The certificate of " + server + " is not valid yet ("
                    + text(failure, CertificateNotYetValidException.class) + "); check the clocks.");
        }
        if (has(failure, SSLException.class)) {
            return Unanswered.because("No secure connection to " + server + " (" + text(failure, SSLException.class)
                    + "); check certificate-authority in the kubeconfig.");
        }
        if (has(failure, UnknownHostException.class)) {
            return Unanswered.because("The host of " + server + " is not known; check the address in the kubeconfig.");
        }
        if (has(failure, ConnectException.class)) {
            return unreachable(failure);
        }
        return Unanswered.because("The connection to " + server + " failed (" + text(failure, IOException.class)
                + "); collect again later.");
    }

    /** The JDK's client wraps an unknown host into a failed connection. */
    private Unanswered unreachable(Throwable failure) {
        boolean unresolved =
                chain(failure).anyMatch(e -> e.getClass().getSimpleName().startsWith("Unresolved"));
        return Unanswered.because(
                unresolved
                        ? "The host of " + server + " is not known; check the address in the kubeconfig."
                        : "Nothing answers at " + server
                                + " (connection refused or unreachable); is the cluster up, and the address in the kubeconfig right?");
    }

    Unanswered tooSlow(long seconds) {
        return Unanswered.because(server + " did not answer within " + seconds + " s when asked to " + verb + " "
                + resource.words() + "; collect again later, or allow more time (kubernetes.timeout).");
    }

    Unanswered notJson(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, SHOWN), java.nio.charset.StandardCharsets.UTF_8);
        String kind = start.stripLeading().startsWith("<") ? "a web page" : "something that is no JSON";
        return Unanswered.because(
                server + " answered with " + kind
                        + "; it is no Kubernetes API server, or a proxy stands before it. Check the address in the kubeconfig.");
    }

    private static String said(JsonNode status) {
        String message = status.path("message").asString("");
        return Redactor.redact(message.substring(0, Math.min(message.length(), 2 * SHOWN)));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static String text(Throwable failure, Class<? extends Throwable> type) {
        return Redactor.redact(chain(failure)
                .filter(type::isInstance)
                .map(e -> Objects.toString(e.getMessage(), e.getClass().getSimpleName()))
                .findFirst()
                .orElseGet(() -> failure.getClass().getSimpleName()));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
