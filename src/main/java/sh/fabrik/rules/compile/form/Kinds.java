package sh.fabrik.rules.compile.form;

import java.io.Externalizable;
import java.io.IOException;
import java.util.Set;
import org.drools.base.base.AccessorKey;
import org.drools.base.base.ClassObjectType;
import org.drools.base.base.EnabledBoolean;
import org.drools.base.base.SalienceInteger;
import org.drools.base.base.extractors.ArrayElementReader;
import org.drools.base.base.extractors.SelfReferenceClassFieldReader;
import org.drools.base.base.field.ObjectFieldImpl;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.ConsequenceMetaData;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.DialectRuntimeRegistry;
import org.drools.base.rule.Function;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.ImportDeclaration;
import org.drools.base.rule.LineMappings;
import org.drools.base.rule.MultiAccumulate;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.accessor.PatternExtractor;
import org.drools.core.base.accumulators.JavaAccumulatorFunctionExecutor;
import org.drools.core.base.accumulators.SumAccumulateFunction;
import org.drools.mvel.MVELConstraint;
import org.drools.mvel.MVELDialectRuntimeData;
import org.drools.mvel.accessors.ClassFieldAccessorStore;
import org.drools.mvel.accessors.ClassFieldReader;
import org.drools.mvel.expr.MVELCompilationUnit;
import org.drools.mvel.extractors.MVELNumberClassFieldReader;
import org.drools.mvel.extractors.MVELObjectClassFieldReader;
import org.drools.mvel.field.DoubleFieldImpl;
import org.drools.mvel.field.LongFieldImpl;
import org.jspecify.annotations.Nullable;

/**
 * The classes of Drools whose objects a form holds. Each was looked at: it writes and reads itself the same way, whatever the stream.
 * Written out, since a start pays for every class that is made by reflection.
 */
final class Kinds {
    private static final Set<String> KNOWN = Set.of(
            "org.drools.base.base.AccessorKey",
            "org.drools.base.base.ClassObjectType",
            "org.drools.base.base.EnabledBoolean",
            "org.drools.base.base.SalienceInteger",
            "org.drools.base.base.extractors.ArrayElementReader",
            "org.drools.base.base.extractors.SelfReferenceClassFieldReader",
            "org.drools.base.base.field.ObjectFieldImpl",
            "org.drools.base.definitions.rule.impl.RuleImpl",
            "org.drools.base.rule.ConsequenceMetaData",
            "org.drools.base.rule.Declaration",
            "org.drools.base.rule.DialectRuntimeRegistry",
            "org.drools.base.rule.Function",
            "org.drools.base.rule.GroupElement",
            "org.drools.base.rule.ImportDeclaration",
            "org.drools.base.rule.LineMappings",
            "org.drools.base.rule.MultiAccumulate",
            "org.drools.base.rule.Pattern",
            "org.drools.base.rule.accessor.PatternExtractor",
            "org.drools.core.base.accumulators.JavaAccumulatorFunctionExecutor",
            "org.drools.core.base.accumulators.SumAccumulateFunction",
            "org.drools.mvel.MVELConstraint",
            "org.drools.mvel.MVELConstraint$EvaluationContext",
            "org.drools.mvel.MVELDialectRuntimeData",
            "org.drools.mvel.accessors.ClassFieldAccessorStore$ClassObjectTypeLookupEntry",
            "org.drools.mvel.accessors.ClassFieldAccessorStore$FieldLookupEntry",
            "org.drools.mvel.accessors.ClassFieldReader",
            "org.drools.mvel.expr.MVELCompilationUnit",
            "org.drools.mvel.extractors.MVELNumberClassFieldReader",
            "org.drools.mvel.extractors.MVELObjectClassFieldReader",
            "org.drools.mvel.field.DoubleFieldImpl",
            "org.drools.mvel.field.LongFieldImpl");

    private Kinds() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    static Externalizable make(@Nullable String name) throws IOException {
        if (name == null) {
            throw new NoForm("no kind");
        }
        return switch (name) {
            case "org.drools.base.base.AccessorKey" -> new AccessorKey();
            case "org.drools.base.base.ClassObjectType" -> new ClassObjectType();
            case "org.drools.base.base.EnabledBoolean" -> new EnabledBoolean();
            case "org.drools.base.base.SalienceInteger" -> new SalienceInteger();
            case "org.drools.base.base.extractors.ArrayElementReader" -> new ArrayElementReader();
            case "org.drools.base.base.extractors.SelfReferenceClassFieldReader" -> new SelfReferenceClassFieldReader();
            case "org.drools.base.base.field.ObjectFieldImpl" -> new ObjectFieldImpl();
            case "org.drools.base.definitions.rule.impl.RuleImpl" -> new RuleImpl();
            case "org.drools.base.rule.ConsequenceMetaData" -> new ConsequenceMetaData();
            case "org.drools.base.rule.Declaration" -> new Declaration();
            case "org.drools.base.rule.DialectRuntimeRegistry" -> new DialectRuntimeRegistry();
            case "org.drools.base.rule.Function" -> new Function();
            case "org.drools.base.rule.GroupElement" -> new GroupElement();
            case "org.drools.base.rule.ImportDeclaration" -> new ImportDeclaration();
            case "org.drools.base.rule.LineMappings" -> new LineMappings();
            case "org.drools.base.rule.MultiAccumulate" -> new MultiAccumulate();
            case "org.drools.base.rule.Pattern" -> new Pattern();
            case "org.drools.base.rule.accessor.PatternExtractor" -> new PatternExtractor();
            case "org.drools.core.base.accumulators.JavaAccumulatorFunctionExecutor" ->
                new JavaAccumulatorFunctionExecutor();
            case "org.drools.core.base.accumulators.SumAccumulateFunction" -> new SumAccumulateFunction();
            case "org.drools.mvel.MVELConstraint" -> new MVELConstraint();
            case "org.drools.mvel.MVELConstraint$EvaluationContext" -> new MVELConstraint.EvaluationContext();
            case "org.drools.mvel.MVELDialectRuntimeData" -> new MVELDialectRuntimeData();
            case "org.drools.mvel.accessors.ClassFieldAccessorStore$ClassObjectTypeLookupEntry" ->
                new ClassFieldAccessorStore.ClassObjectTypeLookupEntry();
            case "org.drools.mvel.accessors.ClassFieldAccessorStore$FieldLookupEntry" ->
                new ClassFieldAccessorStore.FieldLookupEntry();
            case "org.drools.mvel.accessors.ClassFieldReader" -> new ClassFieldReader();
            case "org.drools.mvel.expr.MVELCompilationUnit" -> new MVELCompilationUnit();
            case "org.drools.mvel.extractors.MVELNumberClassFieldReader" -> new MVELNumberClassFieldReader();
            case "org.drools.mvel.extractors.MVELObjectClassFieldReader" -> new MVELObjectClassFieldReader();
            case "org.drools.mvel.field.DoubleFieldImpl" -> new DoubleFieldImpl();
            case "org.drools.mvel.field.LongFieldImpl" -> new LongFieldImpl();
            default -> throw new NoForm(name);
        };
    }
}
