package sh.fabrik.collect.smithers.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects when tasks waited for a person, and which approvals were denied in the end. */
public final class Waits {
    private final Map<Node, Instant> open = new HashMap<>();
    private final Map<Node, List<Span>> closed = new HashMap<>();
    private final Set<Node> denied = new HashSet<>();

    /** A person was asked; asked again while still waiting changes nothing. */
    public void asked(Node node, Instant at) {
        open.putIfAbsent(node, at);
    }

    public void granted(Node node, Instant at) {
        answered(node, at);
        grant(node);
    }

    /** The last word on an approval was yes, whenever it was said. */
    public void grant(Node node) {
        denied.remove(node);
    }

    public void denied(Node node, Instant at) {
        answered(node, at);
        deny(node);
    }

    /** The last word on an approval was no, whenever it was said. */
    public void deny(Node node) {
        denied.add(node);
    }

    /** A wait of which both ends are known. */
    public void waited(Node node, Span span) {
        closed.computeIfAbsent(node, any -> new ArrayList<>()).add(span);
    }

    public boolean anyDenied() {
        return !denied.isEmpty();
    }

    /** @param latest the end of what is known, up to which an unanswered one waits */
    public List<Span> of(Node node, Instant latest) {
        List<Span> all = new ArrayList<>(closed.getOrDefault(node, List.of()));
        Instant since = open.get(node);
        if (since != null) {
            all.add(new Span(since, latest));
        }
        return all;
    }

    private void answered(Node node, Instant at) {
        Instant since = open.remove(node);
        if (since != null) {
            waited(node, new Span(since, at));
        }
    }
}
