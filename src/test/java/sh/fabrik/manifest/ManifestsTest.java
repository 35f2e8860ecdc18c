package sh.fabrik.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is applied to a cluster: known to Kubernetes field by field, locked down, and in step with the shipped rules. */
class ManifestsTest {
    private static final Path BASE = Path.of("src", "main", "k8s");
    private static final Path RULES = Path.of("rules");

    @TempDir
    Path folder;

    private static JsonNode kustomization() {
        return new YAMLMapper().readTree(BASE.resolve("kustomization.yaml"));
    }

    private static HasMetadata read(String file) throws IOException {
        return Serialization.unmarshal(Files.readString(BASE.resolve(file)));
    }

    private static CronJob cronJob() throws IOException {
        return (CronJob) read("cron-job.yaml");
    }

    private static JobSpec job() throws IOException {
        return cronJob().getSpec().getJobTemplate().getSpec();
    }

    private static PodSpec pod() throws IOException {
        return job().getTemplate().getSpec();
    }

    private static List<Container> containers() throws IOException {
        List<Container> all = new ArrayList<>(pod().getInitContainers());
        all.addAll(pod().getContainers());
        return all;
    }

    /** Keys of the shipped rules in the ConfigMap, and the file below {@code rules/} that each is. */
    private static Map<String, String> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .map(file -> RULES.relativize(file).toString())
                    .collect(Collectors.toMap(file -> file.replace('/', '.'), file -> file, (a, b) -> a, TreeMap::new));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"service-account.yaml", "role.yaml", "role-binding.yaml", "volume-claim.yaml", "cron-job.yaml"})
    void kubernetes_knows_every_field(String file) throws Exception {
        assertThat(UnknownFields.in(read(file))).isEmpty();
    }

    @Test
    void an_unknown_field_would_be_found() throws Exception {
        HasMetadata wrong = Serialization.unmarshal(
                Files.readString(BASE.resolve("cron-job.yaml")).replace("restartPolicy:", "restartPolize:"));
        assertThat(UnknownFields.in(wrong)).singleElement().asString().endsWith(".restartPolize");
    }

    @Test
    void the_kustomization_names_every_file_and_only_those() throws IOException {
        List<String> resources = kustomization()
                .path("resources")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        try (Stream<Path> files = Files.list(BASE)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(resources);
        }
    }

    @Test
    void every_shipped_rule_has_its_key_in_the_config_map_and_its_place_in_the_mount() throws IOException {
        Map<String, String> inMap = new TreeMap<>();
        kustomization()
                .path("configMapGenerator")
                .valueStream()
                .filter(map -> map.path("name").asString().equals("fabrik-rules"))
                .flatMap(map -> map.path("files").valueStream())
                .map(entry -> entry.asString().split("=rules/"))
                .forEach(entry -> inMap.put(entry[0], entry[1]));
        assertThat(inMap)
                .as("configMapGenerator fabrik-rules in kustomization.yaml has a line for each rule")
                .isEqualTo(shipped());
        Map<String, String> mounted = sources().stream()
                .filter(source -> source.getName().equals("fabrik-rules"))
                .flatMap(source -> source.getItems().stream())
                .collect(Collectors.toMap(
                        KeyToPath::getKey, item -> item.getPath().replaceFirst("^rules/", "")));
        assertThat(mounted)
                .as("items of the volume settings in cron-job.yaml has a line for each rule")
                .isEqualTo(shipped());
    }

    private static List<ConfigMapVolumeSource> sources() throws IOException {
        return pod().getVolumes().stream()
                .filter(volume -> volume.getProjected() != null)
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .map(source -> {
                    ConfigMapVolumeSource map = new ConfigMapVolumeSource();
                    map.setName(source.getConfigMap().getName());
                    map.setItems(source.getConfigMap().getItems());
                    return map;
                })
                .toList();
    }

    @Test
    void names_stay_so_that_a_change_with_kubectl_is_mounted() {
        assertThat(kustomization()
                        .path("generatorOptions")
                        .path("disableNameSuffixHash")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void one_at_a_time_a_missed_day_is_caught_up_and_nothing_runs_for_ever() throws IOException {
        assertThat(cronJob().getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(cronJob().getSpec().getStartingDeadlineSeconds()).isBetween(3_600L, 86_399L);
        assertThat(job().getActiveDeadlineSeconds()).isPositive();
        assertThat(job().getBackoffLimit()).isPositive();
        assertThat(pod().getRestartPolicy()).isEqualTo("Never"); // a pod failure policy needs it
    }

    @Test
    void a_wrong_configuration_is_not_tried_again_and_a_lost_node_is() throws IOException {
        assertThat(job().getPodFailurePolicy().getRules())
                .filteredOn(rule -> rule.getOnExitCodes() != null)
                .allSatisfy(rule -> {
                    assertThat(rule.getAction()).isEqualTo("FailJob");
                    assertThat(rule.getOnExitCodes().getValues()).containsExactly(2);
                })
                .extracting(rule -> rule.getOnExitCodes().getContainerName())
                .containsExactlyInAnyOrderElementsOf(
                        containers().stream().map(Container::getName).toList());
        assertThat(job().getPodFailurePolicy().getRules())
                .filteredOn(rule -> !rule.getOnPodConditions().isEmpty())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getAction()).isEqualTo("Ignore"));
    }

    @Test
    void containers_may_do_as_little_as_possible() throws IOException {
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getRunAsUser()).isEqualTo(1000);
        assertThat(containers()).hasSize(3).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu", "memory");
            assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(container.getEnv())
                    .allSatisfy(
                            variable -> assertThat(variable.getName()).doesNotContainIgnoringCase("token", "password"));
            assertThat(container.getEnvFrom())
                    .allSatisfy(from ->
                            assertThat(from.getSecretRef().getOptional()).isTrue());
        });
    }

    @Test
    void every_mount_has_its_volume_and_the_root_needs_no_writing() throws IOException {
        List<String> volumes =
                pod().getVolumes().stream().map(volume -> volume.getName()).toList();
        assertThat(containers()).allSatisfy(container -> {
            assertThat(container.getVolumeMounts().stream().map(VolumeMount::getName))
                    .containsExactlyInAnyOrderElementsOf(volumes);
            Map<String, String> variables = container.getEnv().stream()
                    .filter(variable -> variable.getValue() != null)
                    .collect(Collectors.toMap(variable -> variable.getName(), variable -> variable.getValue()));
            Collection<String> writable = container.getVolumeMounts().stream()
                    .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                    .map(VolumeMount::getMountPath)
                    .toList();
            for (String written : List.of("FABRIK_DB", "XDG_CACHE_HOME", "HOME")) {
                assertThat(writable)
                        .anyMatch(path -> variables.getOrDefault(written, "").startsWith(path));
            }
        });
    }

    @Test
    void the_role_only_reads() throws IOException {
        assertThat(((Role) read("role.yaml")).getRules())
                .allSatisfy(rule -> assertThat(rule.getVerbs()).containsExactly("get", "list", "watch"));
    }

    /** With the real kustomize, where kubectl is installed: what the script lays out renders, and names no file that is not there. */
    @Test
    void kustomize_renders_what_the_script_lays_out() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl"))),
                "Skipped: there is no kubectl here.");
        run("bash", "scripts/manifests", folder.resolve("k8s").toString());
        String rendered = run("kubectl", "kustomize", folder.resolve("k8s").toString());
        Map<String, HasMetadata> objects = new TreeMap<>();
        for (String document : rendered.split("(?m)^---$")) {
            HasMetadata object = Serialization.unmarshal(document);
            assertThat(UnknownFields.in(object)).isEmpty();
            assertThat(object.getMetadata().getNamespace()).isEqualTo("fabrik-runs");
            objects.put(object.getKind() + " " + object.getMetadata().getName(), object);
        }
        assertThat(objects)
                .containsOnlyKeys(
                        "ConfigMap fabrik-config",
                        "ConfigMap fabrik-rules",
                        "CronJob fabrik",
                        "PersistentVolumeClaim fabrik-history",
                        "Role fabrik-reader",
                        "RoleBinding fabrik-reader",
                        "ServiceAccount fabrik");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
