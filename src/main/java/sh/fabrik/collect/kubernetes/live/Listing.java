package sh.fabrik.collect.kubernetes.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list, page by page. A large list may outlive what the server keeps of it: then it goes on where the server offers to, or
 * begins again.
 */
final class Listing {
    private static final int BEGINNINGS = 3;

    private final ApiServer server;
    private final Resource resource;
    private final Map<String, String> parameters;
    private Optional<String> next = Optional.empty();
    private Optional<String> version = Optional.empty();
    private int beginnings;
    private boolean over;

    /** @param parameters selectors; they stay the same on all pages */
    Listing(ApiServer server, Resource resource, Map<String, String> parameters) {
        this.server = server;
        this.resource = resource;
        this.parameters = parameters;
    }

    boolean hasNext() {
        return !over;
    }

    Page next() throws Unanswered {
        try {
            return reached(server.list(resource, withNext()));
        } catch (Unanswered e) {
            if (!e.isGone() || beginnings >= BEGINNINGS) {
                throw e;
            }
            beginnings++;
            next = e.next();
            return reached(server.list(resource, withNext()));
        }
    }

    /** Where a watch may begin: the version of the first page, for what came later than that may be missing on it. */
    String version() {
        return version.orElse("");
    }

    private Page reached(Page page) {
        version = version.or(() -> Optional.of(page.version()));
        next = page.next();
        over = next.isEmpty();
        return page;
    }

    private Map<String, String> withNext() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        next.ifPresent(token -> all.put("continue", token));
        return all;
    }
}
