package sh.fabrik.cli.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sh.fabrik.loop.settings.Catalogue;
import sh.fabrik.loop.settings.Key;
import sh.fabrik.rules.text.Nearest;

/** Whether variables hold usable values, and whether one was misspelt. */
final class ConfigurationCheck implements Check {
    /** Read by the launcher or by other parts, not keys of the configuration; and what the platform itself sets. */
    private static final Set<String> OTHERS = Set.of(
            "FABRIK_DB",
            "FABRIK_RULES",
            "FABRIK_DEBUG",
            "FABRIK_HOME",
            "FABRIK_JAVA_HOME",
            "FABRIK_JAVA_OPTIONS",
            "FABRIK_FORCE_TTY",
            "FABRIK_PAGER",
            "FABRIK_START_CACHE",
            "FABRIK_CACHE",
            "FABRIK_MODEL",
            "FABRIK_MEMORY_LIMIT",
            "FABRIK_CPU_LIMIT",
            "FABRIK_RUN_ID",
            "FABRIK_RUN_IMAGE",
            "FABRIK_WORKSPACE_PVC",
            "FABRIK_SHARED_CREDENTIALS_DIR");

    @Override
    public List<Finding> look(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        patient.refused()
                .forEach(sentence -> findings.add(Finding.fail(
                        "configuration", sentence, "Correct the file; the checks below go on without any file.")));
        patient.settings()
                .objections()
                .forEach(objection -> findings.add(Finding.fail("configuration", objection, "Correct the variable.")));
        misspelt(patient.desk().surroundings().environment().keySet())
                .forEach(name -> findings.add(Finding.warn(
                        "configuration",
                        "The variable " + name + " is none that fabrik reads." + Nearest.question(name, variables()),
                        "Correct its name or unset it; \"fabrik config list\" shows all keys.")));
        if (findings.isEmpty()) {
            long set =
                    Catalogue.all().stream().filter(patient.settings()::isSet).count();
            findings.add(Finding.ok(
                    "configuration",
                    set + " of " + Catalogue.all().size() + (set == 1 ? " keys is set." : " keys are set.")));
        }
        return findings;
    }

    /** Only names that are close to one of ours: FABRIK_ is also the prefix of the product around. */
    private static Stream<String> misspelt(Collection<String> environment) {
        Set<String> ours = variables();
        return new TreeSet<>(environment)
                .stream()
                        .filter(name -> name.startsWith("FABRIK_") && !ours.contains(name) && !OTHERS.contains(name))
                        .filter(name -> Nearest.of(name, ours).isPresent());
    }

    private static Set<String> variables() {
        Set<String> all = new TreeSet<>();
        Catalogue.all().stream().map(Key::variables).forEach(all::addAll);
        return all;
    }
}
