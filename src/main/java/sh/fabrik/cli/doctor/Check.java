package sh.fabrik.cli.doctor;

import java.util.List;

/** Looks at one thing, changes nothing. */
@FunctionalInterface
interface Check {
    /**
     * @return at least one finding when the thing is there at all
     * @throws RuntimeException with a sentence, which counts as a failure of the thing
     */
    List<Finding> look(Patient patient);
}
