package sh.fabrik.cli.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which Java runs fabrik, and whether it starts from an archive of classes. */
final class JavaCheck implements Check {
    private static final int OLDEST = 17;

    @Override
    public List<Finding> look(Patient patient) {
        int version = Runtime.version().feature();
        String java = System.getProperty("java.vm.name", "Java") + " " + Runtime.version() + " in "
                + System.getProperty("java.home", "?");
        Finding found = version >= OLDEST
                ? Finding.ok("java", java + ".")
                : Finding.fail(
                        "java",
                        java + " is older than " + OLDEST + ".",
                        "Point FABRIK_JAVA_HOME to a JDK of version " + OLDEST + " or newer.");
        return List.of(found, archive());
    }

    private static Finding archive() {
        Optional<String> file = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .flatMap(argument -> Stream.of("-XX:SharedArchiveFile=", "-XX:AOTCache=")
                        .filter(argument::startsWith)
                        .map(option -> argument.substring(option.length())))
                .findFirst();
        return Finding.ok(
                "class archive",
                file.map(name -> "in use (" + Path.of(name).getFileName() + ").")
                        .orElse("not in use; fabrik works without, only its start takes longer."));
    }
}
