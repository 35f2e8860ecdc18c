package sh.fabrik.store;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import sh.fabrik.facts.Evidence;
import sh.fabrik.store.fact.EvidenceWriter;
import sh.fabrik.suggest.Suggestion;

/** Evidence of suggestions as it is kept. Making the texts needs no database and takes longer than writing them. */
public final class EvidenceTexts {
    /** By identity: to compare evidence is to compare all of its figures. */
    private final Map<Evidence, String> texts = new IdentityHashMap<>();

    private EvidenceTexts() {}

    /** The texts of what an analysis said. */
    public static EvidenceTexts of(Collection<Suggestion> said) {
        EvidenceTexts all = new EvidenceTexts();
        said.forEach(suggestion -> all.texts.computeIfAbsent(suggestion.evidence(), EvidenceWriter::write));
        return all;
    }

    /** These and others. */
    public EvidenceTexts and(EvidenceTexts others) {
        EvidenceTexts all = new EvidenceTexts();
        all.texts.putAll(texts);
        all.texts.putAll(others.texts);
        return all;
    }

    String of(Evidence evidence) {
        String text = texts.get(evidence);
        return text == null ? EvidenceWriter.write(evidence) : text;
    }
}
