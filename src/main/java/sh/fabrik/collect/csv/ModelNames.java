package sh.fabrik.collect.csv;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sh.fabrik.run.Model;

/** Remembers how a model's name is read: a history has a million lines and few models. */
final class ModelNames {
    private static final int MOST = 1_000;
    private static final Map<String, Optional<Model>> READ = new ConcurrentHashMap<>();

    private ModelNames() {}

    static Optional<Model> read(String text) {
        Optional<Model> known = READ.get(text);
        if (known != null) {
            return known;
        }
        Optional<Model> model = Model.parse(text);
        if (READ.size() < MOST) {
            READ.put(text, model);
        }
        return model;
    }
}
