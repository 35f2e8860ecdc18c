package sh.fabrik.run.price;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;

/**
 * A price list that is asked by whatever name a model was called. A name is looked up as it is, then without what gateways put
 * before it, then without the date or {@code -latest} behind it; case does not matter, and a dot is a dash.
 */
public final class PriceBook {
    private static final Pattern DATED = Pattern.compile("-(?:\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest)$");
    private static final Pattern PATH = Pattern.compile("^.*/");

    private final PriceList list;
    private final Map<String, ModelPrices> byName = new HashMap<>();

    private PriceBook(PriceList list) {
        this.list = list;
        list.models().forEach(model -> model.aliases().forEach(alias -> byName.put(plain(alias), model)));
        list.models().forEach(model -> byName.put(plain(model.name()), model));
    }

    public static PriceBook of(PriceList list) {
        return new PriceBook(list);
    }

    public PriceList list() {
        return list;
    }

    /** Absent when nobody knows what the model costs. */
    public Optional<ModelPrices> find(Model model) {
        String name = plain(model.name());
        String unwrapped = plain(Model.parse(model.name()).map(Model::name).orElse(name));
        String last = PATH.matcher(unwrapped).replaceFirst("");
        return Stream.of(name, unwrapped, undated(unwrapped), last, undated(last))
                .flatMap(each -> Optional.ofNullable(byName.get(each)).stream())
                .findFirst();
    }

    /**
     * What the tokens cost at that time.
     *
     * @return absent when the model is not in the list, was not sold yet, or not all kinds of tokens used have a price
     */
    public Optional<Usd> cost(Model model, Instant at, Tokens tokens) {
        return find(model).flatMap(prices -> prices.at(at)).flatMap(price -> price.of(tokens));
    }

    private static String undated(String name) {
        return DATED.matcher(name).replaceFirst("");
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
