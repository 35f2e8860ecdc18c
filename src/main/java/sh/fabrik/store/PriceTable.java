package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.PRICE_LIST;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import sh.fabrik.run.price.PriceList;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the price list that costs are computed with. */
final class PriceTable {
    private static final String SETTLED_FROM = "SELECT count(*) FROM price_list WHERE settled = 1 AND sources = ?";

    private final Database database;

    PriceTable(Database database) {
        this.database = database;
    }

    /** @param settled whether all runs cost what it says */
    record Kept(String hash, boolean settled) {}

    static String hash(PriceList list) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(json(list).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Optional<Kept> kept() {
        return database.sql()
                .select(PRICE_LIST.HASH, PRICE_LIST.SETTLED)
                .from(PRICE_LIST)
                .fetchOptional(row -> new Kept(row.value1(), row.value2() == 1));
    }

    /** The list in use; an empty one when no collect has brought any. */
    PriceList list() {
        return database.sql()
                .select(PRICE_LIST.LIST)
                .from(PRICE_LIST)
                .fetchOptional(row -> Json.MAPPER.readValue(row.value1(), PriceList.class))
                .orElse(PriceList.EMPTY);
    }

    /** Plain JDBC: every analysis asks this first, and is done with prices when the answer is yes. */
    boolean isSettledFrom(String sources) {
        return database.rows(SETTLED_FROM, row -> row.getInt(1), sources).get(0) == 1;
    }

    /** Replaces the list; runs have the old prices until {@link #settle}. */
    void take(PriceList list, long now) {
        database.sql()
                .insertInto(PRICE_LIST)
                .columns(
                        PRICE_LIST.ONLY_ROW,
                        PRICE_LIST.HASH,
                        PRICE_LIST.LIST,
                        PRICE_LIST.SETTLED,
                        PRICE_LIST.TAKEN_AT,
                        PRICE_LIST.SOURCES)
                .values(1L, hash(list), json(list), 0L, now, null)
                .onConflict(PRICE_LIST.ONLY_ROW)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /**
     * @param hash of the list that all runs now have; nothing happens when another one came in between
     * @param sources what it was read from; empty when that shall be read again
     */
    void settle(String hash, Optional<String> sources) {
        database.sql()
                .update(PRICE_LIST)
                .set(PRICE_LIST.SETTLED, 1L)
                .set(PRICE_LIST.SOURCES, sources.orElse(null))
                .where(PRICE_LIST.HASH.eq(hash))
                .execute();
    }

    private static String json(PriceList list) {
        return Json.MAPPER.writeValueAsString(list);
    }

    /** Apart from the table, since most commands only ask whether the list is settled. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
    }
}
