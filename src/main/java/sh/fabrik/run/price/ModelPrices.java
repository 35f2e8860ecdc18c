package sh.fabrik.run.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One model's prices over time.
 *
 * @param name as its maker writes it
 * @param aliases other names of it
 * @param prices the latest first, at least one
 */
public record ModelPrices(String name, List<String> aliases, List<ModelPrice> prices) {
    public ModelPrices {
        aliases = List.copyOf(aliases);
        prices = prices.stream()
                .sorted(Comparator.comparing(ModelPrice::validFrom).reversed())
                .toList();
    }

    /** The price that was valid then; absent before the first. */
    public Optional<ModelPrice> at(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return prices.stream().filter(price -> !price.validFrom().isAfter(day)).findFirst();
    }
}
