package sh.fabrik.rules.compile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.drools.core.impl.RuleBaseFactory;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.Sha256;

/** What a compiled rule depends on besides its text: the versions, and the classes that rules may use. */
public final class Surroundings {
    private static final List<String> PACKAGES = List.of("sh/fabrik/facts/", "sh/fabrik/suggest/", "sh/fabrik/run/");

    private Surroundings() {}

    /** A hash that changes with them; empty when the classes cannot be looked at, and then nothing may be cached. */
    public static Optional<String> hash() {
        try {
            CodeSource source = Fact.class.getProtectionDomain().getCodeSource();
            if (source == null) {
                return Optional.empty();
            }
            Path place = Path.of(source.getLocation().toURI());
            List<String> classes = Files.isDirectory(place) ? inFolder(place) : inJar(place);
            return Optional.of(Sha256.of(
                    RuleCompiler.SETTINGS, version(Fact.class), version(RuleBaseFactory.class), classes.toString()));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A mark of this fabrik that is had without opening its jar: version, size and time of the jar. It changes at least as often as
     * {@link #hash()}.
     */
    public static String mark() {
        try {
            CodeSource source = Fact.class.getProtectionDomain().getCodeSource();
            Path place =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            return version(Fact.class) + " " + Files.size(place) + " " + Files.getLastModifiedTime(place);
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return version(Fact.class);
        }
    }

    private static String version(Class<?> of) {
        return Optional.ofNullable(of.getPackage().getImplementationVersion()).orElse("unpackaged");
    }

    private static List<String> inJar(Path jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (PACKAGES.stream().anyMatch(entry.getName()::startsWith)) {
                    found.add(entry.getName() + " " + entry.getCrc());
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> inFolder(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    found.add(folder.relativize(file) + " " + Sha256.of(Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }
}
