package sh.fabrik.store;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.schema.tables.records.SuggestionsRecord;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;
import sh.fabrik.suggest.SuggestionType;

/** A suggestion as a row, and back. */
final class SuggestionRow {
    private SuggestionRow() {}

    static SuggestionsRecord write(StoredSuggestion stored, long analysis) {
        Suggestion suggestion = stored.suggestion();
        SuggestionsRecord row = new SuggestionsRecord();
        row.setId(suggestion.id());
        row.setType(suggestion.type().word());
        row.setProjectId(suggestion.spec().project());
        row.setSpecId(suggestion.spec().id());
        row.setTitle(suggestion.title());
        row.setSetting(suggestion.setting());
        row.setConfidence(suggestion.confidence());
        row.setDataPoints((long) suggestion.dataPoints());
        row.setCurrentValue(suggestion.current().orElse(null));
        row.setSuggestedValue(suggestion.suggested());
        row.setReasoning(suggestion.reasoning());
        row.setPriority(suggestion.priority().name());
        row.setRule(suggestion.rule());
        row.setRuleVersion(suggestion.ruleVersion());
        row.setSpecFingerprint(suggestion.fingerprint().orElse(null));
        row.setEvidence(FactJson.write(suggestion.evidence()));
        row.setStatus(stored.status().word());
        row.setStatusReason(stored.statusReason().orElse(null));
        row.setSupersededBy(null);
        row.setAnalysisId(analysis);
        row.setCreatedAt(stored.createdAt().getEpochSecond());
        row.setUpdatedAt(stored.updatedAt().getEpochSecond());
        row.setDecidedAt(stored.decidedAt().map(Instant::getEpochSecond).orElse(null));
        return row;
    }

    static StoredSuggestion read(SuggestionsRecord row) {
        Suggestion suggestion = new Suggestion(
                SuggestionType.ofWord(row.getType()),
                new SpecId(row.getProjectId(), row.getSpecId()),
                row.getSetting(),
                row.getTitle(),
                Optional.ofNullable(row.getCurrentValue()),
                row.getSuggestedValue(),
                row.getConfidence(),
                row.getReasoning(),
                Priority.valueOf(row.getPriority()),
                row.getRule(),
                row.getRuleVersion(),
                Optional.ofNullable(row.getSpecFingerprint()),
                FactJson.read(row.getEvidence(), Evidence.class));
        return new StoredSuggestion(
                suggestion,
                Status.ofWord(row.getStatus()),
                Optional.ofNullable(row.getStatusReason()),
                Instant.ofEpochSecond(row.getCreatedAt()),
                Instant.ofEpochSecond(row.getUpdatedAt()),
                Optional.ofNullable(row.getDecidedAt()).map(Instant::ofEpochSecond));
    }
}
