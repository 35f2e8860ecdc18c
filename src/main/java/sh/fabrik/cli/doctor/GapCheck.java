package sh.fabrik.cli.doctor;

import java.util.List;
import java.util.Optional;
import sh.fabrik.cli.context.GapNotes;
import sh.fabrik.store.gap.OpenGap;

/** What sources could not tell, and no later collect has filled. */
final class GapCheck implements Check {
    @Override
    public List<Finding> look(Patient patient) {
        Optional<List<OpenGap>> open =
                patient.history().map(history -> GapNotes.open(patient.desk().workplace(), history, true));
        return open.map(gaps -> gaps.isEmpty()
                        ? List.of(Finding.ok("gaps", "none: every source told all that it was asked for."))
                        : gaps.stream().map(GapCheck::finding).toList())
                .orElse(List.of());
    }

    private static Finding finding(OpenGap gap) {
        return Finding.warn(
                "gaps",
                GapNotes.words(gap),
                "Mend the source, then run \"fabrik collect\": it asks for that time again.");
    }
}
