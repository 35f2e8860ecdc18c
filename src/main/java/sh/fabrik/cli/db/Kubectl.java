package sh.fabrik.cli.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;

/**
 * Runs kubectl as the user would: with the user's kubeconfig, plugins and rights.
 *
 * @param program the command, usually {@code kubectl}
 * @param options before every verb, such as {@code --namespace}
 */
record Kubectl(String program, List<String> options) {
    Kubectl {
        options = List.copyOf(options);
    }

    /** What it prints. */
    String ask(String... arguments) {
        return run(Optional.empty(), Optional.empty(), arguments);
    }

    /** What it prints when it reads {@code input}. */
    String tell(String input, String... arguments) {
        return run(Optional.of(input), Optional.empty(), arguments);
    }

    /** Writes what it prints, of any size, to a file. */
    void fetch(Path into, String... arguments) {
        run(Optional.empty(), Optional.of(into), arguments);
    }

    private String run(Optional<String> input, Optional<Path> into, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(options);
        words.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(words).start();
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.orElse("").getBytes(StandardCharsets.UTF_8));
            }
            String said = into.isPresent() ? saved(process, into.get()) : text(process.getInputStream());
            int code = process.waitFor();
            if (code != 0) {
                throw failed(arguments, code, errors.join());
            }
            return said;
        } catch (IOException e) {
            throw new CommandProblem(
                    ExitCode.FAILURE,
                    program + " cannot be run (" + e.getMessage()
                            + "); install kubectl, or name it with FABRIK_KUBECTL.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandProblem(ExitCode.INTERRUPTED, "Interrupted while kubectl ran.");
        }
    }

    private static String saved(Process process, Path into) throws IOException {
        try (InputStream stdout = process.getInputStream();
                OutputStream file = Files.newOutputStream(into)) {
            stdout.transferTo(file);
        }
        return "";
    }

    private CommandProblem failed(String[] arguments, int code, String errors) {
        String said = errors.strip().replaceAll("\\s+", " ");
        return new CommandProblem(
                ExitCode.FAILURE,
                "\"" + program + " " + arguments[0] + "\" failed with exit code " + code
                        + (said.isEmpty() ? "." : ": " + said));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
