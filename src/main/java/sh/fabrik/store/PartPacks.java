package sh.fabrik.store;

import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.schema.Tables.PART_PACKS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;

/**
 * Stores what sources said, in {@code part_packs}: many parts in one blob, which is smaller and faster than a blob each. A changed
 * part moves to a new pack; a pack of which nothing is in use any more is removed.
 */
final class PartPacks {
    static final int MOST =
            100; // to read one part its whole pack is decoded; runs.part and the view every_key count with it

    private final Database database;

    PartPacks(Database database) {
        this.database = database;
    }

    /** Parts on their way into packs, encoded while the caller does other things. */
    static final class Packing {
        private final List<List<RunPart>> packs;
        private final CompletableFuture<List<byte[]>> blobs;

        private Packing(List<List<RunPart>> packs) {
            this.packs = packs;
            this.blobs = packs.size() > 1
                    ? CompletableFuture.supplyAsync(() -> encoded(packs))
                    : CompletableFuture.completedFuture(encoded(packs));
        }

        private static List<byte[]> encoded(List<List<RunPart>> packs) {
            return packs.stream().map(PartCodec::encode).toList();
        }
    }

    private record Pack(long id, int live, byte[] parts) {}

    /** The parts of one pack after the other, in order. */
    static List<List<RunPart>> split(List<RunPart> parts) {
        return IntStream.range(0, (parts.size() + MOST - 1) / MOST)
                .mapToObj(pack -> parts.subList(pack * MOST, Math.min(parts.size(), (pack + 1) * MOST)))
                .toList();
    }

    static Packing pack(List<RunPart> parts) {
        return new Packing(split(parts));
    }

    /** @return where each part lies, in the order in which they were given; the id is left open */
    List<KeyRow> store(Packing packing) {
        List<byte[]> blobs = packing.blobs.join();
        List<Pack> packs = new ArrayList<>();
        List<KeyRow> places = new ArrayList<>();
        long id = last();
        for (int i = 0; i < blobs.size(); i++) {
            id++;
            int live = packing.packs.get(i).size();
            packs.add(new Pack(id, live, blobs.get(i)));
            for (int position = 0; position < live; position++) {
                places.add(new KeyRow(KeyRow.NONE.id(), id, position));
            }
        }
        write(packs);
        return places;
    }

    /**
     * Stores parts that {@link #split} cut.
     *
     * @param count of all parts
     * @return the id of the first pack; the others follow it
     */
    long store(List<byte[]> blobs, int count) {
        long first = last() + 1;
        List<Pack> packs = new ArrayList<>();
        for (int i = 0; i < blobs.size(); i++) {
            packs.add(new Pack(first + i, Math.min(MOST, count - i * MOST), blobs.get(i)));
        }
        write(packs);
        return first;
    }

    /** Where a part lies that {@link #split} cut, with packs counted from 0. */
    static KeyRow place(int part) {
        return new KeyRow(KeyRow.NONE.id(), part / MOST, part % MOST);
    }

    private void write(List<Pack> packs) {
        TableWriter.inserting(
                        database,
                        PART_PACKS.getName(),
                        List.<Column<Pack>>of(
                                of(PART_PACKS.ID, Pack::id),
                                of(PART_PACKS.LIVE, Pack::live),
                                of(PART_PACKS.PARTS, Pack::parts)))
                .write(packs);
    }

    /** The parts of these keys. */
    Map<RunKey, RunPart> parts(Collection<StoredKey> keys) {
        Map<RunKey, RunPart> parts = new HashMap<>();
        Map<Long, List<StoredKey>> byPack =
                keys.stream().collect(Collectors.groupingBy(key -> key.row().pack()));
        try (PreparedStatement query =
                database.connection().prepareStatement("SELECT parts FROM part_packs WHERE id = ?")) {
            for (Map.Entry<Long, List<StoredKey>> pack : byPack.entrySet()) {
                query.setLong(1, pack.getKey());
                List<RunPart> all = decoded(query);
                for (StoredKey key : pack.getValue()) {
                    parts.put(key.key(), all.get(key.row().position()));
                }
            }
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
        return parts;
    }

    /** The parts of these keys lie elsewhere now. */
    void release(Collection<StoredKey> keys) {
        List<Map.Entry<Long, Long>> left = List.copyOf(keys.stream()
                .collect(Collectors.groupingBy(key -> key.row().pack(), Collectors.counting()))
                .entrySet());
        Column<Map.Entry<Long, Long>> id = of(PART_PACKS.ID, Map.Entry::getKey);
        TableWriter.running(
                        database,
                        "UPDATE part_packs SET live = live - ? WHERE id = ?",
                        List.of(of(PART_PACKS.LIVE, Map.Entry::getValue), id))
                .write(left);
        TableWriter.running(database, "DELETE FROM part_packs WHERE id = ? AND live <= 0", List.of(id))
                .write(left);
    }

    private long last() {
        try {
            return Sql.number(database.connection(), "SELECT coalesce(max(id), 0) FROM part_packs");
        } catch (SQLException e) {
            throw Problems.of(database.path(), e);
        }
    }

    private static List<RunPart> decoded(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new StoreProblem(
                        "A pack of parts is missing in the table part_packs; the database is damaged. Move it away and collect again.");
            }
            return PartCodec.decode(row.getBytes(1));
        }
    }
}
