package sh.fabrik.facts;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures that are made when someone asks for them: of a thousand facts a few become suggestions, whose queries are shown. */
final class LazyFigures extends AbstractList<Figure> {
    private final Supplier<List<Figure>> making;
    private @Nullable List<Figure> made;

    LazyFigures(Supplier<List<Figure>> making) {
        this.making = making;
    }

    private List<Figure> figures() {
        List<Figure> known = made;
        if (known == null) {
            known = List.copyOf(making.get());
            made = known;
        }
        return known;
    }

    @Override
    public Figure get(int index) {
        return figures().get(index);
    }

    @Override
    public int size() {
        return figures().size();
    }
}
