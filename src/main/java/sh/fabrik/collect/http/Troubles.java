package sh.fabrik.collect.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import sh.fabrik.collect.http.HttpProblem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Says in sentences what an exception means for the one who configured the source.
 *
 * @param who the server as the sentences name it: {@code Prometheus at http://…}
 */
record Troubles(String who, HttpSource source) {

    HttpProblem connecting(Throwable e) {
        if (e instanceof HttpTimeoutException) {
            return slow();
        }
        if (e instanceof SSLException) {
            return new HttpProblem(Kind.TLS, who + " " + certificate(e));
        }
        if (has(e, UnresolvedAddressException.class).isPresent()) {
            return new HttpProblem(
                    Kind.UNREACHABLE, who + " cannot be found: the host's name is not known here. Check the address.");
        }
        if (e instanceof ConnectException) {
            return new HttpProblem(
                    Kind.UNREACHABLE, who + " refused the connection; is it running, and is the address right?");
        }
        return new HttpProblem(
                Kind.UNREACHABLE, who + " closed the connection without an answer (" + text(e) + "); look at its log.");
    }

    /** What went wrong while the body was read. */
    HttpProblem reading(Exception e) {
        if (has(e, BoundedStream.TooMuch.class).isPresent()) {
            return new HttpProblem(
                    Kind.TOO_LARGE, who + " answered " + text(e) + ", which are not read; ask for less at once.");
        }
        if (e instanceof UnexpectedEndOfInputException || e instanceof IOException || e instanceof JacksonIOException) {
            return new HttpProblem(
                    Kind.TRUNCATED,
                    who + " broke off in the middle of its answer; look at its log or at a proxy before it.");
        }
        String detail = e instanceof JacksonException json ? json.getOriginalMessage() : text(e);
        return new HttpProblem(
                Kind.FOREIGN,
                who + " answered no JSON (" + detail.lines().findFirst().orElse("") + "); is the address right?");
    }

    HttpProblem slow() {
        return new HttpProblem(
                Kind.SLOW,
                who + " gave no complete answer within " + source.timeout().toMillis() / 1000.0
                        + " s; raise the timeout or ask for less at once.");
    }

    HttpProblem stopped() {
        return new HttpProblem(Kind.STOPPED, "Waiting for " + who + " was stopped; the next collect asks again.");
    }

    HttpProblem html() {
        return new HttpProblem(
                Kind.FOREIGN,
                who + " answered a web page instead of JSON; is a login page or another program at this address?");
    }

    private String certificate(Throwable e) {
        if (has(e, CertificateExpiredException.class).isPresent()) {
            return "has a certificate that expired (" + deepest(e) + "); renew it there.";
        }
        if (has(e, CertPathBuilderException.class).isPresent()) {
            return "has a certificate that nobody trusted here signed; name the file with its CA"
                    + source.caFile()
                            .map(file -> ", " + file + " does not hold it")
                            .orElse("") + ".";
        }
        return "could not be asked over TLS (" + deepest(e) + "); check http or https, host name and certificate.";
    }

    private static String deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return text(deepest);
    }

    private static <T extends Throwable> Optional<T> has(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String text(Throwable e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    }
}
