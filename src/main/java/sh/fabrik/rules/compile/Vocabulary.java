package sh.fabrik.rules.compile;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.suggest.Advice;
import sh.fabrik.suggest.Suggestion;

/** The names that a rule may use, to help those who mistype one. */
public final class Vocabulary {
    private Vocabulary() {}

    /** Simple names of all facts. */
    public static List<String> facts() {
        return factClasses().stream().map(Class::getSimpleName).sorted().toList();
    }

    public static List<Class<?>> factClasses() {
        return Stream.of(Fact.class.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type))
                .toList();
    }

    /** A question for a mistyped class name, or nothing. */
    static String meant(String name) {
        Set<String> known = new TreeSet<>(facts());
        known.add(Suggestion.class.getSimpleName());
        known.add(Advice.class.getSimpleName());
        return Nearest.question(name.substring(name.lastIndexOf('.') + 1), known);
    }

    /** A question for a mistyped field or method of a class given by its full name, or nothing. */
    static String meantMember(String className, String member) {
        return load(className)
                .map(type -> Nearest.question(member, members(type)))
                .orElse("");
    }

    private static Set<String> members(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .forEach(names::add);
        return names;
    }

    private static Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, false, Vocabulary.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
