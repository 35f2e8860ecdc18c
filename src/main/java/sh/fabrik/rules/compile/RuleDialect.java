package sh.fabrik.rules.compile;

import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_GENERATE;
import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_IGNORE;
import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_OPTION_LineNumberAttribute;
import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_OPTION_LocalVariableAttribute;
import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_OPTION_ReportUnusedImport;
import static org.drools.ecj.EclipseJavaCompilerSettings.CompilerOptions_OPTION_SourceFileAttribute;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.drools.compiler.compiler.Dialect;
import org.drools.compiler.compiler.PackageRegistry;
import org.drools.ecj.EclipseJavaCompilerSettings;
import org.drools.mvel.java.JavaDialect;
import org.drools.mvel.java.JavaForMvelDialectConfiguration;
import org.kie.memorycompiler.JavaCompiler;
import org.kie.memorycompiler.JavaCompilerSettings;

/**
 * Java in rules, whose texts are put together by a {@code StringBuilder}: the JVM makes two or three classes for every {@code +} of the
 * default, at its first use in each process. Drools offers no setting for it.
 */
final class RuleDialect extends JavaForMvelDialectConfiguration {
    static final String LANGUAGE = "17";

    private RuleDialect() {}

    static void use(KnowledgeBuilderConfigurationImpl configuration) {
        RuleDialect dialect = new RuleDialect();
        dialect.init(configuration);
        configuration.setDialectConfiguration("java", dialect);
    }

    @Override
    public Dialect newDialect(
            ClassLoader loader,
            KnowledgeBuilderConfigurationImpl builder,
            PackageRegistry registry,
            InternalKnowledgePackage rules) {
        Dialect dialect = super.newDialect(loader, builder, registry, rules);
        compilerOf(dialect).setJavaCompilerSettings(settings());
        return dialect;
    }

    private static JavaCompiler compilerOf(Dialect dialect) {
        try {
            Field compiler = JavaDialect.class.getDeclaredField("compiler");
            compiler.setAccessible(true);
            return (JavaCompiler) compiler.get(dialect);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Drools keeps its Java compiler elsewhere", e);
        }
    }

    private static JavaCompilerSettings settings() {
        Map<String, String> options = new HashMap<>();
        options.put(CompilerOptions_OPTION_LineNumberAttribute, CompilerOptions_GENERATE);
        options.put(CompilerOptions_OPTION_SourceFileAttribute, CompilerOptions_GENERATE);
        options.put(CompilerOptions_OPTION_LocalVariableAttribute, CompilerOptions_GENERATE);
        options.put(CompilerOptions_OPTION_ReportUnusedImport, CompilerOptions_IGNORE);
        options.put("org.eclipse.jdt.core.compiler.codegen.useStringConcatFactory", "disabled");
        EclipseJavaCompilerSettings settings = new EclipseJavaCompilerSettings(options);
        settings.setSourceVersion(LANGUAGE);
        settings.setTargetVersion(LANGUAGE);
        return settings;
    }
}
