package sh.fabrik.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the folders and files that the configuration names are there and can be read. */
final class FilesCheck implements Check {
    @Override
    public List<Finding> look(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        patient.sources().specs().forEach(path -> findings.add(look("specs", path)));
        patient.sources().smithers().forEach(path -> findings.add(look("smithers", path)));
        patient.sources().lint().forEach(path -> findings.add(look("lint", path)));
        return findings;
    }

    private static Finding look(String source, Path path) {
        if (!Files.exists(path)) {
            return Finding.fail(
                    source, path + " is not there.", "Correct " + source + " in the configuration, or mount it.");
        }
        return Files.isReadable(path)
                ? Finding.ok(source, path + " is there.")
                : Finding.fail(source, path + " may not be read.", "Let this user read it.");
    }
}
