package sh.fabrik.loop.settings;

import java.util.List;
import java.util.Map;

/** A value as somebody wrote it, before it means anything. */
sealed interface Written {

    /** One text, number or flag. */
    record One(String text) implements Written {}

    /** A list. */
    record Several(List<String> texts) implements Written {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /** Names with texts. */
    record Named(Map<String, String> texts) implements Written {}
}
