package sh.fabrik.cli.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Backup;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history that fabrik keeps in the cluster. A short-lived pod with the CronJob's own image mounts its volume, makes a backup (so that
 * a collect may go on meanwhile), and hands it over.
 *
 * @param cronJob whose image is used
 * @param claim the volume that the history is on
 * @param pod name of the short-lived pod
 */
record ClusterHistory(Kubectl kubectl, String cronJob, String claim, String pod) {
    private static final String REMOTE = "/tmp/backup.db";

    /**
     * Fetches a backup.
     *
     * @param into a file that is overwritten
     * @throws CommandProblem when kubectl fails, or what arrived is not what was sent
     */
    Backup fetch(Path into) {
        String image = kubectl.ask(
                "get", "cronjob", cronJob, "-o", "jsonpath={.spec.jobTemplate.spec.template.spec.containers[0].image}");
        try {
            kubectl.tell(manifest(image.strip()), "create", "-f", "-");
            kubectl.ask("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=5m");
            BackupJson sent = parse(kubectl.ask("exec", pod, "--", "fabrik", "db", "backup", REMOTE, "--json"));
            kubectl.fetch(into, "exec", pod, "--", "cat", REMOTE);
            return verified(into, sent);
        } finally {
            kubectl.ask("delete", "pod", pod, "--ignore-not-found", "--wait=false");
        }
    }

    private static Backup verified(Path file, BackupJson sent) {
        Backup arrived;
        try {
            if (Files.size(file) != sent.bytes()) {
                throw incomplete(Files.size(file) + " bytes", sent.bytes() + " bytes");
            }
            arrived = Backup.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("What arrived in " + file + " cannot be read.", e);
        }
        if (!arrived.sha256().equals(sent.sha256())) {
            throw incomplete("SHA-256 " + arrived.sha256(), sent.sha256());
        }
        return arrived;
    }

    private static CommandProblem incomplete(String arrived, String sent) {
        return new CommandProblem(
                ExitCode.FAILURE,
                "What arrived is not what the cluster sent (" + arrived + " instead of " + sent
                        + "); nothing was changed. Try again.");
    }

    private static BackupJson parse(String answer) {
        try {
            return JsonMapper.builder().build().readValue(answer, BackupJson.class);
        } catch (JacksonException e) {
            throw new CommandProblem(
                    ExitCode.FAILURE,
                    "The fabrik in the cluster did not answer as expected (\""
                            + answer.strip().lines().findFirst().orElse("")
                            + "\"); bring it to the version you have here.");
        }
    }

    private String manifest(String image) {
        try (InputStream template = ClusterHistory.class.getResourceAsStream("pull-pod.yaml")) {
            if (template == null) {
                throw new IllegalStateException("pull-pod.yaml is not in the jar");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("POD_NAME", pod)
                    .replace("IMAGE_NAME", image)
                    .replace("CLAIM_NAME", claim);
        } catch (IOException e) {
            throw new UncheckedIOException("pull-pod.yaml cannot be read.", e);
        }
    }
}
