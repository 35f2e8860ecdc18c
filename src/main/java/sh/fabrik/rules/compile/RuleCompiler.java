package sh.fabrik.rules.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationImpl;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;
import sh.fabrik.rules.compile.form.PackageForm;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.SourceText;

/** Compiles one rule file by itself with the classic Drools compiler. */
public final class RuleCompiler {
    /** Part of the cache's keys: raise it when the compiler's settings change. */
    static final String SETTINGS = "classic, java 17, 4";

    private static final byte FORM = 'F';
    private static final byte JAVA = 'J';

    private static final Pattern FILE_NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private RuleCompiler() {}

    /** Never throws: what the compiler throws becomes a finding too. */
    public static Compiled compile(RuleFile file) {
        Build build = build(file, file.source());
        Optional<Finding> misplaced = misplaced(file, build);
        if (build.isGood() && misplaced.isPresent()) {
            return new Compiled.Broken(List.of(misplaced.get()));
        }
        if (build.isGood()) {
            try {
                return new Compiled.Good(serialise(build.packages()));
            } catch (IOException | RuntimeException e) {
                return new Compiled.Broken(List.of(CompileFindings.unforeseen(file, e)));
            }
        }
        return new Compiled.Broken(new CompileFindings(file).of(build));
    }

    /** Two files in one DRL package overwrite each other's functions without a word, so each file must keep to its own. */
    private static Optional<Finding> misplaced(RuleFile file, Build build) {
        if (!FILE_NAME.matcher(file.name()).matches()) {
            return Optional.of(file.finding(
                    1, 1, "Name rule files with lower-case letters, digits and dashes; " + file.name() + " is none."));
        }
        boolean atHome =
                build.packages().stream().allMatch(found -> found.getName().equals(file.drlPackage()));
        boolean holdsRule =
                build.packages().stream().anyMatch(found -> !found.getRules().isEmpty());
        if (atHome && holdsRule) {
            return Optional.empty();
        }
        SourceText.Place place =
                new SourceText(file.source()).find("package", 1).orElse(new SourceText.Place(1, 1));
        return Optional.of(file.finding(
                place.line(),
                place.column(),
                "The file must hold a rule and begin with: package " + file.drlPackage()));
    }

    /**
     * The outcome of one run of the compiler.
     *
     * @param thrown what the compiler threw instead of reporting it
     */
    record Build(List<KiePackage> packages, List<KnowledgeBuilderError> errors, List<Throwable> thrown) {
        boolean isGood() {
            return errors.isEmpty() && thrown.isEmpty();
        }
    }

    static Build build(RuleFile file, String source) {
        Quiet.please();
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration());
        Resource resource = ResourceFactory.newByteArrayResource(source.getBytes(StandardCharsets.UTF_8))
                .setSourcePath(file.key());
        try {
            builder.add(resource, ResourceType.DRL);
            List<KiePackage> packages = own(builder.getKnowledgePackages(), file);
            packages.forEach(Interpreted::mark);
            return new Build(packages, List.copyOf(builder.getErrors()), List.of());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new Build(List.of(), List.of(), List.of(e));
        }
    }

    private static KnowledgeBuilderConfiguration configuration() {
        KnowledgeBuilderConfiguration configuration = KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(
                settings(), RuleCompiler.class.getClassLoader());
        RuleDialect.use(configuration.as(KnowledgeBuilderConfigurationImpl.KEY));
        return configuration;
    }

    /** Saved on 25 and loaded on 17, an entry must still be understood: so the language level is fixed. */
    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("drools.dialect.java.compiler.lnglevel", RuleDialect.LANGUAGE);
        settings.setProperty("drools.dialect.default", "java");
        return settings;
    }

    /** Drools adds a package for each imported one; they are empty and differ with what was compiled before. */
    private static List<KiePackage> own(Collection<KiePackage> packages, RuleFile file) {
        return packages.stream()
                .filter(candidate ->
                        !candidate.getRules().isEmpty() || candidate.getName().equals(file.drlPackage()))
                .toList();
    }

    /** Begins with F for the form that is read quickly, or with J for Java's own serialisation, which takes whatever the other does not. */
    private static byte[] serialise(List<KiePackage> packages) throws IOException {
        Optional<byte[]> form = packages.size() == 1 ? PackageForm.write(packages.get(0)) : Optional.empty();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (form.isPresent() && isReadable(form.get())) {
            bytes.write(FORM);
            bytes.write(form.get());
            return bytes.toByteArray();
        }
        bytes.write(JAVA);
        try (DroolsObjectOutputStream out = new DroolsObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(packages));
        }
        return bytes.toByteArray();
    }

    private static boolean isReadable(byte[] form) {
        try {
            PackageForm.read(form, RuleCompiler.class.getClassLoader());
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** @throws RuntimeException of whatever kind when the bytes are not what this fabrik and this Drools have written */
    public static List<KiePackage> deserialise(byte[] bytes) {
        ClassLoader loader = RuleCompiler.class.getClassLoader();
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        try {
            return bytes[0] == FORM ? List.of(PackageForm.read(rest, loader)) : ofJava(rest, loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<KiePackage> ofJava(byte[] bytes, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        try (DroolsObjectInputStream in = new DroolsObjectInputStream(new ByteArrayInputStream(bytes), loader)) {
            return ((List<?>) in.readObject())
                    .stream().map(KiePackage.class::cast).toList();
        }
    }
}
