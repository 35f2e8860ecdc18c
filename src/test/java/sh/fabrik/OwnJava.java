package sh.fabrik;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts fabrik as it stands on the class path of the tests, on the Java that runs them. */
public final class OwnJava {
    private OwnJava() {}

    /** The words of a command line up to fabrik's own arguments. */
    public static List<String> fabrik(String... options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            words.add("--enable-native-access=ALL-UNNAMED"); // as the launcher does, or Java warns on stderr
        }
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", classPath(), "sh.fabrik.Fabrik"));
        return words;
    }

    /** What the tests themselves run on: a runner may have loaded them beside the class path. */
    public static String classPath() {
        List<String> paths =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        for (ClassLoader loader = OwnJava.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                Stream.of(urls.getURLs()).map(URL::getPath).forEach(paths::add);
            }
        }
        return paths.stream()
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
