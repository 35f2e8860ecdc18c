package sh.fabrik.cli.doctor;

import java.util.List;

/** Which Java runs fabrik. */
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
        return List.of(found);
    }
}
