package sh.fabrik.rules.compile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.run.Sha256;

/**
 * How a compiled rule lies on disk: SHA-256 of the rest as 64 hex digits, then G and the serialised packages, or B and a line for
 * each finding. Broken files are kept too, or a typing error would cost a compilation at every start.
 */
final class CacheEntry {
    private static final int HASH = 64;

    private CacheEntry() {}

    static byte[] encode(Compiled compiled) {
        byte[] body = compiled instanceof Compiled.Good good ? good.packages() : text((Compiled.Broken) compiled);
        byte[] rest = new byte[body.length + 1];
        rest[0] = (byte) (compiled instanceof Compiled.Good ? 'G' : 'B');
        System.arraycopy(body, 0, rest, 1, body.length);
        byte[] all = Arrays.copyOf(Sha256.of(rest).getBytes(StandardCharsets.US_ASCII), HASH + rest.length);
        System.arraycopy(rest, 0, all, HASH, rest.length);
        return all;
    }

    /** Empty when the bytes are not what was written. */
    static Optional<Compiled> decode(byte[] bytes, RuleFile file) {
        if (bytes.length <= HASH) {
            return Optional.empty();
        }
        byte[] rest = Arrays.copyOfRange(bytes, HASH, bytes.length);
        if (!Sha256.of(rest).equals(new String(bytes, 0, HASH, StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(rest, 1, rest.length);
        return Optional.of(rest[0] == 'G' ? new Compiled.Good(body) : broken(body, file));
    }

    private static byte[] text(Compiled.Broken broken) {
        return broken.findings().stream()
                .map(finding -> finding.line() + "\t" + finding.column() + "\t" + finding.message())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Compiled broken(byte[] body, RuleFile file) {
        List<Finding> findings = new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", 3))
                .map(part -> file.finding(Integer.parseInt(part[0]), Integer.parseInt(part[1]), part[2]))
                .toList();
        return new Compiled.Broken(findings);
    }
}
