package sh.fabrik.collect.price;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;
import sh.fabrik.run.price.ModelPrice;
import sh.fabrik.run.price.ModelPrices;
import sh.fabrik.run.price.NodePrice;
import tools.jackson.databind.JsonNode;

/** The entries of a price file. All methods throw {@link UnreadableValue} with a sentence when an entry is wrong. */
final class PriceEntries {
    private static final Set<String> OF_MODEL = Set.of("aliases", "source", "prices");
    private static final Set<String> OF_PRICE = Set.of("validFrom", "input", "output", "cacheRead", "cacheWrite");
    private static final Set<String> OF_NODE = Set.of("eurPerMonth", "cpu", "memory");

    private PriceEntries() {}

    static ModelPrices model(Map.Entry<String, JsonNode> entry) {
        JsonNode model = entry.getValue();
        refuseUnknown(model, OF_MODEL);
        List<ModelPrice> prices = new ArrayList<>();
        model.path("prices").forEach(price -> prices.add(price(price)));
        if (prices.isEmpty()) {
            throw new UnreadableValue(
                    "The model has no prices; write prices: [{validFrom: 2026-01-31, input: 3, output: 15}],"
                            + " in US dollars for a million tokens.");
        }
        if (prices.stream().map(ModelPrice::validFrom).distinct().count() < prices.size()) {
            throw new UnreadableValue("Two of its prices are valid from the same day; keep one.");
        }
        List<String> aliases = new ArrayList<>();
        model.path("aliases").forEach(alias -> aliases.add(alias.asString("")));
        return new ModelPrices(entry.getKey(), aliases, prices);
    }

    static NodePrice node(Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        refuseUnknown(node, OF_NODE);
        return new NodePrice(
                entry.getKey(),
                new Eur(number("eurPerMonth", node.path("eurPerMonth"))),
                Cpu.parse(text("cpu", node.path("cpu"))),
                Memory.parse(text("memory", node.path("memory"))));
    }

    static BigDecimal number(String name, JsonNode value) {
        String text = text(name, value);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UnreadableValue("Its " + name + " is \"" + text + "\", which is no number; write it like 0.30.");
        }
    }

    private static ModelPrice price(JsonNode price) {
        refuseUnknown(price, OF_PRICE);
        return new ModelPrice(
                day(text("validFrom", price.path("validFrom"))),
                dollars("input", price),
                dollars("output", price),
                known("cacheRead", price),
                known("cacheWrite", price));
    }

    private static Optional<Usd> known(String name, JsonNode price) {
        return price.path(name).isMissingNode() ? Optional.empty() : Optional.of(dollars(name, price));
    }

    private static Usd dollars(String name, JsonNode price) {
        BigDecimal amount = number(name, price.path(name));
        if (amount.signum() < 0) {
            throw new UnreadableValue("Its price " + name + " is " + amount + "; a price is zero or more.");
        }
        return new Usd(amount);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableValue("Its validFrom is \"" + text + "\", which is no day; write it like 2026-01-31.");
        }
    }

    private static String text(String name, JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        if (text.isBlank()) {
            throw new UnreadableValue("It has no " + name + ".");
        }
        return text.strip();
    }

    private static void refuseUnknown(JsonNode entry, Set<String> known) {
        for (String name : entry.propertyNames()) {
            if (!known.contains(name)) {
                throw new UnreadableValue("It has \"" + name + "\", which nobody reads; the names are "
                        + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }
}
