package sh.fabrik.collect.kubernetes.live;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import sh.fabrik.collect.errors.Redactor;

/** How to get to the cluster and in: from a kubeconfig, else as the service account of the pod that fabrik runs in. */
final class Access {
    /** A server that restarts is back within a second or two; one that is down is a gap, not a wait. */
    private static final int RETRIES = 2;

    private static final int RETRY_MILLIS = 250;
    private static final Path TOKEN = Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH);

    private Access() {}

    static Config of(KubernetesSource source) throws Unanswered {
        int patience = Math.toIntExact(source.timeout().toMillis());
        return new ConfigBuilder(found(source))
                .withUserAgent("fabrik")
                .withConnectionTimeout(patience)
                .withRequestTimeout(patience)
                .withRequestRetryBackoffLimit(RETRIES)
                .withRequestRetryBackoffInterval(RETRY_MILLIS)
                .build();
    }

    private static Config found(KubernetesSource source) throws Unanswered {
        Optional<String> context = source.context();
        if (source.kubeconfig().isPresent()) {
            return fromFile(source.kubeconfig().get(), context);
        }
        List<Path> usual = usual();
        if (usual.size() == 1) {
            return fromFile(usual.get(0), context);
        }
        if (usual.isEmpty() && !Files.exists(TOKEN)) {
            throw Unanswered.because("There is no kubeconfig (looked at "
                    + String.join(", ", Config.getKubeconfigFilenames())
                    + ") and fabrik does not run in a pod; name one with --kubeconfig or KUBECONFIG.");
        }
        return usual.isEmpty() ? Config.autoConfigure(null) : merged(usual, context);
    }

    /** The files that kubectl would take, as far as they exist. */
    private static List<Path> usual() {
        return Config.getKubeconfigFilenames().stream()
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    /** KUBECONFIG may name several files, which complete each other. */
    private static Config merged(List<Path> files, Optional<String> context) throws Unanswered {
        String names = String.join(", ", files.stream().map(Path::toString).toList());
        Config config = read(names, () -> Config.autoConfigure(context.orElse(null)));
        requireContext(config, names, context);
        return config;
    }

    private static Config fromFile(Path file, Optional<String> context) throws Unanswered {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Unanswered.because("The kubeconfig " + file
                    + " is not there or cannot be read; check the path (--kubeconfig, KUBECONFIG).");
        }
        String name = file.toString();
        Config config = read(name, () -> Config.fromKubeconfig(context.orElse(null), file.toFile()));
        requireContext(config, name, context);
        return config;
    }

    /** The reader of YAML, of certificates and of keys each throw their own. */
    private static Config read(String file, Supplier<Config> reading) throws Unanswered {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw Unanswered.because("The kubeconfig " + file + " cannot be used (" + firstLine(e) + "); repair it.");
        }
    }

    /** The client would silently take another context, and so another cluster. */
    private static void requireContext(Config config, String file, Optional<String> context) throws Unanswered {
        List<NamedContext> all = Objects.requireNonNullElse(config.getContexts(), List.of());
        String names = String.join(", ", all.stream().map(NamedContext::getName).toList());
        if (context.isPresent() && all.stream().noneMatch(c -> context.get().equals(c.getName()))) {
            throw Unanswered.because("The kubeconfig " + file + " has no context " + context.get() + "; it has "
                    + (names.isEmpty() ? "none" : names) + ".");
        }
        if (config.getCurrentContext() == null) {
            throw Unanswered.because("The kubeconfig " + file
                    + " has no current context; name one of its contexts with --context"
                    + (names.isEmpty() ? "." : ": " + names + "."));
        }
    }

    static String firstLine(Exception e) {
        String message = Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        return Redactor.redact(message.lines().findFirst().orElse("unreadable"));
    }
}
