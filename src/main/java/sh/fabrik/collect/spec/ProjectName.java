package sh.fabrik.collect.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.collect.spec.document.Slug;

/** Names the project that a folder belongs to. Reads two small files and no git: the pre-run hook waits for it. */
public final class ProjectName {
    private static final Pattern SECTION = Pattern.compile("^\\s*\\[\\s*([\\w.-]+)\\s*(?:\"(.*)\")?\\s*]\\s*(.*)$");
    private static final Pattern URL = Pattern.compile("^\\s*url\\s*=\\s*(.*?)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("\\s+[#;].*$");
    private static final Pattern LAST_PART = Pattern.compile("([^/:\\\\]+?)(?:\\.git)?[/\\\\]*$");
    private static final String SPECS = "specs";

    private ProjectName() {}

    /**
     * The repository's name in the URL of the git remote {@code origin}, else the name of the work tree's top folder, else
     * the folder's own name (of a folder {@code specs}: its parent's). Lower-case, everything but letters and digits as
     * single dashes, at most 63 characters, as the labels of Kubernetes have it; never empty.
     */
    public static String of(Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        Optional<Path> top = Stream.iterate(start, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(".git")))
                .findFirst();
        return top.flatMap(ProjectName::origin)
                .or(() -> top.flatMap(ProjectName::ownName))
                .or(() -> isSpecs(start)
                        ? Optional.ofNullable(start.getParent()).flatMap(ProjectName::ownName)
                        : Optional.empty())
                .or(() -> ownName(start))
                .orElse("project");
    }

    private static boolean isSpecs(Path folder) {
        return folder.endsWith(SPECS);
    }

    private static Optional<String> ownName(Path folder) {
        return Optional.ofNullable(folder.getFileName()).flatMap(name -> named(name.toString()));
    }

    private static Optional<String> named(String name) {
        return Optional.of(Slug.of(name)).filter(slug -> !slug.isEmpty());
    }

    private static Optional<String> origin(Path top) {
        try {
            Path git = gitFolder(top.resolve(".git"));
            Path config = common(git).resolve("config");
            return originUrl(Files.readString(config, StandardCharsets.UTF_8)).flatMap(ProjectName::repository);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Of a linked work tree and of a submodule {@code .git} is a file that names the real folder. */
    private static Path gitFolder(Path git) throws IOException {
        if (Files.isDirectory(git)) {
            return git;
        }
        String pointer = Files.readString(git, StandardCharsets.UTF_8).strip();
        return git.resolveSibling(pointer.replaceFirst("^gitdir:\\s*", "")).normalize();
    }

    private static Path common(Path git) throws IOException {
        Path pointer = git.resolve("commondir");
        return Files.exists(pointer)
                ? git.resolve(Files.readString(pointer, StandardCharsets.UTF_8).strip())
                        .normalize()
                : git;
    }

    private static Optional<String> originUrl(String config) {
        boolean inOrigin = false;
        for (String line : config.split("\\R")) {
            Matcher section = SECTION.matcher(line);
            boolean opens = section.matches();
            if (opens) {
                inOrigin = "remote".equalsIgnoreCase(section.group(1)) && "origin".equals(section.group(2));
            }
            Matcher url = URL.matcher(opens ? section.group(3) : line);
            if (inOrigin && url.matches()) {
                return Optional.of(value(url.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String value(String raw) {
        return COMMENT.matcher(raw).replaceFirst("").replace("\"", "").strip();
    }

    /** {@code fabrik} of {@code https://host/owner/fabrik.git}, {@code git@host:owner/fabrik} and {@code ../fabrik/}. */
    private static Optional<String> repository(String url) {
        Matcher last = LAST_PART.matcher(url);
        return last.find() ? named(last.group(1)) : Optional.empty();
    }
}
