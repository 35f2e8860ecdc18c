package sh.fabrik.rules.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import sh.fabrik.rules.folder.RuleFile;

/** One firing of rules over facts; what rules insert is noted as they do, together with who did. */
final class Session {
    private final Map<String, RuleFile> filesByPackage;
    private final int limit;
    private final List<Conclusion> conclusions = new ArrayList<>();
    private final Map<String, Integer> firings = new HashMap<>();

    Session(Map<String, RuleFile> filesByPackage, int limit) {
        this.filesByPackage = filesByPackage;
        this.limit = limit;
    }

    /** @throws RuleLoop when the limit of firings is reached */
    List<Conclusion> fire(InternalKnowledgeBase base, List<?> facts) {
        KieSession session = base.newKieSession();
        try {
            facts.forEach(session::insert);
            listen(session); // only now: what is given is no conclusion, and there is much of it
            if (session.fireAllRules(limit) >= limit) {
                throw loop();
            }
            return conclusions;
        } finally {
            session.dispose();
        }
    }

    private void listen(KieSession session) {
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                note(event.getObject(), event.getRule());
            }
        });
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                firings.merge(event.getMatch().getRule().getName(), 1, Integer::sum);
            }
        });
    }

    private void note(Object said, @org.jspecify.annotations.Nullable Rule by) {
        RuleFile file = by == null ? null : filesByPackage.get(by.getPackageName());
        if (file != null) {
            conclusions.add(new Conclusion(said, file));
        }
    }

    private RuleLoop loop() {
        Map.Entry<String, Integer> busiest = firings.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new RuleLoop(busiest.getKey(), busiest.getValue(), limit);
    }
}
