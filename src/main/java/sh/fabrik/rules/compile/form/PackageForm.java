package sh.fabrik.rules.compile.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Function;
import org.drools.base.rule.ImportDeclaration;
import org.drools.mvel.MVELKnowledgePackageImpl;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * The package of one rule file as bytes. The objects of Drools write and read themselves as they do for Java's serialisation; here is only
 * what lies between them, for the classes that {@link Kinds} knows. A package with anything else has no form.
 */
public final class PackageForm {
    private PackageForm() {}

    /** Empty when the package holds something that is not known here, which Java's own serialisation may still save. */
    public static Optional<byte[]> write(KiePackage written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FormWriter out = new FormWriter(bytes)) {
            write(written, out);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void write(KiePackage written, FormWriter out) throws IOException {
        if (written.getClass() != MVELKnowledgePackageImpl.class) {
            throw new NoForm("another kind of package");
        }
        MVELKnowledgePackageImpl from = (MVELKnowledgePackageImpl) written;
        if (!from.isValid()
                || from.needsStreamMode()
                || !from.getTypeDeclarations().isEmpty()
                || !from.getGlobals().isEmpty()
                || !from.getEntryPointIds().isEmpty()
                || !from.getWindowDeclarations().isEmpty()
                || !from.getResourceTypePackages().isEmpty()) {
            throw new NoForm("more than rules and functions");
        }
        out.writeUTF(from.getName());
        from.getClassFieldAccessorStore().writeExternal(out);
        out.bindReaders();
        from.getDialectRuntimeRegistry().writeExternal(out);
        out.writeAll(new ArrayList<>(from.getImports().values()));
        out.writeAll(new ArrayList<>(from.getStaticImports()));
        out.writeAll(new ArrayList<>(from.getFunctions().values()));
        out.writeAll(new ArrayList<>(from.getAccumulateFunctions().keySet()));
        out.writeAll(new ArrayList<>(from.getAccumulateFunctions().values()));
        out.writeAll(new ArrayList<>(from.getRules()));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it did not
     */
    public static KiePackage read(byte[] bytes, ClassLoader loader) throws IOException {
        try (FormReader in = new FormReader(bytes, loader)) {
            MVELKnowledgePackageImpl into = new MVELKnowledgePackageImpl(in.readUTF());
            into.getClassFieldAccessorStore().readExternal(in);
            in.bindReaders(into.getClassFieldAccessorStore());
            into.getDialectRuntimeRegistry().readExternal(in);
            for (Object declaration : in.readAll()) {
                into.addImport((ImportDeclaration) declaration);
            }
            for (Object name : in.readAll()) {
                into.addStaticImport((String) name);
            }
            for (Object function : in.readAll()) {
                into.addFunction((Function) function);
            }
            var names = in.readAll();
            var functions = in.readAll();
            for (int i = 0; i < names.size(); i++) {
                into.addAccumulateFunction((String) names.get(i), (AccumulateFunction) functions.get(i));
            }
            for (Object rule : in.readAll()) {
                into.addRule((RuleImpl) rule);
            }
            return into;
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
