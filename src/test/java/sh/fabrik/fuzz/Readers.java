package sh.fabrik.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.csv.CsvCollector;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.collect.kubernetes.KubernetesCollector;
import sh.fabrik.collect.lint.LintCollector;
import sh.fabrik.collect.loki.FuzzedLogs;
import sh.fabrik.collect.price.PriceFiles;
import sh.fabrik.collect.prometheus.FuzzedAnswers;
import sh.fabrik.collect.smithers.FuzzedDatabase;
import sh.fabrik.collect.smithers.SmithersCollector;
import sh.fabrik.collect.spec.SpecCollector;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.loop.settings.Workspace;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;
import sh.fabrik.store.FuzzedFacts;
import tools.jackson.core.JacksonException;

/** All that fabrik reads. */
final class Readers {
    private static final Path FIXTURES = Path.of("fixtures");

    private Readers() {}

    static List<FuzzedReader> all() {
        return List.of(
                FuzzedReader.ofTexts("memory", Memory::parse, "4Gi", "512Mi", "4e9", "1500m", "0.1Ki", "9E", "1.5e3"),
                FuzzedReader.ofTexts("cpu", Cpu::parse, "2", "500m", "0.25", "1e3", "100u", "1n"),
                FuzzedReader.ofTexts("usd", Usd::parse, "0.45", "12", "1e-7", "0"),
                FuzzedReader.ofTexts(
                        "model",
                        Model::parse,
                        "anthropic/claude-opus-4-1",
                        "us.anthropic.claude-3-5-sonnet-20241022-v2:0"),
                FuzzedReader.ofTexts("times", Readers::times, "30d", "500ms", "2026-01-31", "2026-01-31T12:00:00Z"),
                FuzzedReader.ofTexts(
                        "error-texts",
                        Readers::errors,
                        "Error: test failed at /home/me/x.ts:12 token=abc",
                        "OOMKilled"),
                files(
                        "csv",
                        "runs.csv",
                        request -> new CsvCollector().read(request),
                        "three-suggestions/runs.csv",
                        "half-missing/runs.csv"),
                files(
                        "kubernetes",
                        "cluster.json",
                        request -> new KubernetesCollector().read(request),
                        "killed-at-2gi/cluster.json"),
                texts("annotations", "jobs.json", request -> new KubernetesCollector().read(request), Samples.JOB),
                texts("event-log", "run.ndjson", request -> new SmithersCollector().read(request), Samples.EVENTS),
                new FuzzedReader(
                        "smithers-rows",
                        FuzzedReader.bytes(Samples.ROW),
                        Set.of(),
                        (input, folder) ->
                                drain(new SmithersCollector().read(request(FuzzedDatabase.write(input, folder))))),
                new FuzzedReader(
                        "smithers-file",
                        List.of(FuzzedDatabase.bytes()),
                        Set.of(),
                        (input, folder) ->
                                drain(new SmithersCollector().read(request(write(folder, "smithers.db", input))))),
                files(
                        "spec-json",
                        "api.json",
                        request -> new SpecCollector().read(request),
                        "three-suggestions/specs/api-impl.json"),
                texts("spec-markdown", "api.md", request -> new SpecCollector().read(request), Samples.MARKDOWN),
                texts("lint", "lint.json", request -> new LintCollector().read(request), Samples.LINT),
                new FuzzedReader(
                        "rule-file",
                        List.of(read(Path.of("rules/resource/raise-memory-limit.drl"))),
                        Set.of(),
                        Readers::rule),
                new FuzzedReader(
                        "config", FuzzedReader.bytes(Samples.CONFIG), Set.of(UnreadableValue.class), Readers::config),
                new FuzzedReader(
                        "prices",
                        List.of(read(Path.of("prices/prices.yaml"))),
                        Set.of(UnreadableValue.class),
                        (input, folder) -> PriceFiles.read(List.of(write(folder, "prices.yaml", input)))),
                new FuzzedReader(
                        "prometheus",
                        FuzzedReader.bytes(Samples.PROMETHEUS),
                        Set.of(JacksonException.class),
                        (input, folder) -> FuzzedAnswers.read(input)),
                new FuzzedReader(
                        "facts",
                        List.of(FuzzedFacts.sample()),
                        Set.of(RuntimeException.class),
                        (input, folder) -> FuzzedFacts.read(input)),
                new FuzzedReader(
                        "loki",
                        FuzzedReader.bytes(Samples.LOKI),
                        Set.of(JacksonException.class),
                        (input, folder) -> FuzzedLogs.read(input)));
    }

    private static FuzzedReader files(
            String name, String file, Function<CollectRequest, Stream<Found>> collector, String... fixtures) {
        List<byte[]> seeds =
                Stream.of(fixtures).map(path -> read(FIXTURES.resolve(path))).toList();
        return new FuzzedReader(
                name, seeds, Set.of(), (input, folder) -> drain(collector.apply(request(write(folder, file, input)))));
    }

    private static FuzzedReader texts(
            String name, String file, Function<CollectRequest, Stream<Found>> collector, String... seeds) {
        return new FuzzedReader(
                name,
                FuzzedReader.bytes(seeds),
                Set.of(),
                (input, folder) -> drain(collector.apply(request(write(folder, file, input)))));
    }

    private static void times(String text) {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        TimeText.moment(text, now);
        TimeText.length(text);
    }

    private static void errors(String text) {
        ErrorTaxonomy.classify(text);
        Redactor.redact(text);
    }

    private static void rule(byte[] input, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("resource"));
        write(folder.resolve("resource"), "raise-memory-limit.drl", input);
        RuleFolders.only(folder).read();
    }

    private static void config(byte[] input, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(".fabrik"));
        write(folder.resolve(".fabrik"), "config.yaml", input);
        Settings.read(new Workspace(Map.of(), folder, folder.resolve("home"), folder.resolve("user.yaml")))
                .objections();
    }

    private static CollectRequest request(Path path) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
        return new CollectRequest(List.of(path), "shop", "default", Optional.of("api"), clock);
    }

    private static void drain(Stream<Found> found) {
        try (found) {
            found.forEach(each -> {});
        }
    }

    private static Path write(Path folder, String name, byte[] input) {
        try {
            return Files.write(folder.resolve(name), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
