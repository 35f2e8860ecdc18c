package sh.fabrik.run.price;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All prices in force.
 *
 * @param models by name, each name once
 * @param nodes by type, each type once
 * @param nodeType the type that runs are taken to run on; absent: what nodes cost is unknown
 * @param rate for totals over both currencies
 */
public record PriceList(
        List<ModelPrices> models, List<NodePrice> nodes, Optional<String> nodeType, Optional<ExchangeRate> rate) {
    public static final PriceList EMPTY = new PriceList(List.of(), List.of(), Optional.empty(), Optional.empty());

    public PriceList {
        models = List.copyOf(models);
        nodes = List.copyOf(nodes);
    }

    /** This list with another on top: a model or node of the other replaces that of the same name with all its prices. */
    public PriceList with(PriceList other) {
        return new PriceList(
                overlaid(models, other.models, ModelPrices::name),
                overlaid(nodes, other.nodes, NodePrice::type),
                other.nodeType.or(() -> nodeType),
                other.rate.or(() -> rate));
    }

    /** The node that runs are taken to run on. */
    public Optional<NodePrice> node() {
        return nodes.stream()
                .filter(node -> nodeType.filter(node.type()::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    private static <T> List<T> overlaid(List<T> below, List<T> above, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        below.forEach(each -> all.put(name.apply(each), each));
        above.forEach(each -> all.put(name.apply(each), each));
        return new ArrayList<>(all.values());
    }
}
