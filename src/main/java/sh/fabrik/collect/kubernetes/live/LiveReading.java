package sh.fabrik.collect.kubernetes.live;

import java.util.Optional;
import sh.fabrik.collect.FoundIterator;

/** Opens the connection when the first thing is asked for, then goes step by step through list and watch. */
final class LiveReading extends FoundIterator {
    private final Asking asking;
    private Optional<ApiServer> server = Optional.empty();
    private Optional<Steps> steps = Optional.empty();

    LiveReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    protected boolean advance() {
        try {
            if (steps.isEmpty()) {
                ApiServer opened =
                        ApiServer.open(asking.source(), asking.request().clock());
                server = Optional.of(opened);
                steps = Optional.of(new Steps(opened, asking, this::add));
                return true;
            }
            return steps.get().advance();
        } catch (Unanswered e) {
            add(asking.gap(asking.known().since(), e.sentence()));
            return false;
        }
    }

    @Override
    public void close() {
        steps.ifPresent(Steps::close);
        server.ifPresent(ApiServer::close);
        server = Optional.empty();
    }
}
