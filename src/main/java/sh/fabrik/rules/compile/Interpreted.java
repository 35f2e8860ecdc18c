package sh.fabrik.rules.compile;

import java.lang.reflect.Field;
import java.util.regex.Pattern;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.drools.mvel.MVELConstraint;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Conditions that Drools shall not make bytecode of, which would take a fifth of the time of interpreting them. Bytecode divides whole numbers
 * as Java does: of {@code kills / runs > 0.5} nothing would be left. And operators such as {@code str[startsWith]} it calls by a name
 * that they no longer have.
 */
final class Interpreted {
    /** Wherever it stands: a text with a dash in it is as well interpreted. */
    private static final Pattern ARITHMETIC = Pattern.compile("[-+*/%]");

    private Interpreted() {}

    static void mark(KiePackage rules) {
        for (Rule rule : rules.getRules()) {
            mark(((RuleImpl) rule).getLhs());
        }
    }

    private static void mark(RuleConditionElement element) {
        if (element instanceof org.drools.base.rule.Pattern pattern) {
            for (Constraint constraint : pattern.getConstraints()) {
                if (constraint instanceof MVELConstraint condition && isFor(condition)) {
                    mark(condition);
                }
            }
        }
        for (RuleConditionElement nested : element.getNestedElements()) {
            mark(nested);
        }
    }

    private static boolean isFor(MVELConstraint condition) {
        return condition.getOperators().length > 0
                || ARITHMETIC.matcher(condition.getExpression()).find();
    }

    /** What may mean something else with every fact is never made bytecode of, and keeps that mark when it is kept. */
    private static void mark(MVELConstraint condition) {
        try {
            Field dynamic = MVELConstraint.class.getDeclaredField("isDynamic");
            dynamic.setAccessible(true);
            dynamic.setBoolean(condition, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Drools marks conditions that it interprets elsewhere", e);
        }
    }
}
