package sh.fabrik.collect.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Sha256;
import sh.fabrik.run.price.NodePrice;
import sh.fabrik.run.price.PriceList;

/**
 * The prices in force: those of the files, each on top of the ones before.
 *
 * @param list what could be read
 * @param rejected what could not; the price of an earlier file then stays in force, or there is none
 */
public record PriceFiles(PriceList list, List<Found.Rejected> rejected) {
    public PriceFiles {
        rejected = List.copyOf(rejected);
    }

    /** @param files the shipped one first; those that are not there are left out */
    public static PriceFiles read(List<Path> files) {
        PriceList list = PriceList.EMPTY;
        List<Found.Rejected> rejected = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                list = list.with(PriceFile.read(file, rejected::add));
            }
        }
        refuseUnknownNode(list, files, rejected);
        return new PriceFiles(list, rejected);
    }

    /**
     * Changes with what the files say, and with which of them are there.
     *
     * @return SHA-256; empty when one cannot be read
     */
    public static Optional<String> hash(List<Path> files) {
        try {
            List<String> texts = new ArrayList<>();
            for (Path file : files) {
                texts.add(Files.exists(file) ? Sha256.of(Files.readAllBytes(file)) : "none");
            }
            return Optional.of(Sha256.of(texts.toArray(String[]::new)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void refuseUnknownNode(PriceList list, List<Path> files, List<Found.Rejected> rejected) {
        list.nodeType().filter(type -> list.node().isEmpty()).ifPresent(type -> {
            String known = list.nodes().stream().map(NodePrice::type).collect(Collectors.joining(", "));
            rejected.add(new Found.Rejected(
                    "infrastructure node " + type,
                    files.get(files.size() - 1).toString(),
                    "There is no price for a node " + type + ", so what nodes cost is unknown; "
                            + (known.isEmpty()
                                    ? "add it under nodes."
                                    : "add it under nodes, or choose one of " + known + ".")));
        });
    }
}
