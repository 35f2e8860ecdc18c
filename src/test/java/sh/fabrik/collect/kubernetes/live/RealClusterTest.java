package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Outcome;

/**
 * The cases, and what no mock can show, on a real API server: give one with FABRIK_TEST_KUBECONFIG. It makes a namespace of its
 * own and deletes it at the end; its account must be allowed to make namespaces, Roles and accounts.
 */
@Timeout(300)
class RealClusterTest extends ClusterCases {
    private static final String VARIABLE = "FABRIK_TEST_KUBECONFIG";
    private static final String NAMESPACE =
            "fabrik-test-" + UUID.randomUUID().toString().substring(0, 8);

    private static Optional<KubernetesClient> client = Optional.empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void connect() {
        String file = System.getenv(VARIABLE);
        assumeTrue(file != null && !file.isBlank(), VARIABLE + " names no kubeconfig of an API server to test on");
        client = Optional.of(new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Path.of(file).toFile()))
                .build());
        KubernetesClient admin = client.get();
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        admin.serviceAccounts()
                .inNamespace(NAMESPACE)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void leave() {
        client.ifPresent(admin -> {
            admin.namespaces().withName(NAMESPACE).delete();
            admin.close();
        });
    }

    @Override
    KubernetesClient client() {
        return client.orElseThrow();
    }

    @Override
    String namespace() {
        return NAMESPACE;
    }

    @Override
    Path kubeconfig() {
        return Path.of(Objects.requireNonNull(System.getenv(VARIABLE)));
    }

    @Test
    void a_job_that_is_deleted_while_it_is_watched_was_cancelled() {
        create("watched");
        try (Stream<Found> found = Live.stream(source().withWatch(Duration.ofMinutes(2)), Known.NOTHING)) {
            List<Found> all = new ArrayList<>();
            Iterator<Found> each = found.iterator();
            boolean deleted = false;
            while (each.hasNext() && !cancelled(all)) {
                Found next = each.next();
                all.add(next);
                if (next instanceof Found.Pause && !deleted) {
                    deleted = true;
                    delete("watched");
                }
            }
            assertThat(new Live(all).part("watched").verdict().outcome()).contains(Outcome.CANCELLED);
        }
    }

    private static boolean cancelled(List<Found> all) {
        return new Live(List.copyOf(all))
                .parts().stream()
                        .anyMatch(part -> part.runId().equals("watched")
                                && part.verdict().outcome().isPresent());
    }

    @Test
    void a_version_that_is_too_old_is_gone() throws Unanswered {
        try (ApiServer server = ApiServer.open(source(), java.time.Clock.systemUTC());
                WatchStream stream = server.watch(Resource.JOBS, "1", Duration.ofSeconds(20))) {
            Optional<tools.jackson.databind.JsonNode> event = stream.next(Duration.ofSeconds(20));
            assertThat(event.map(e -> e.at("/object/code").asInt()).orElse(410)).isIn(0, 410);
        } catch (Unanswered e) {
            assertThat(e.isGone()).isTrue();
        }
    }

    @Test
    void the_shipped_role_is_enough_and_what_is_missing_is_named() throws IOException {
        create("seen-by-reader");
        assertThat(Live.collect(as("nobody-yet")).gaps())
                .anySatisfy(gap ->
                        assertThat(gap.reason()).contains("may not list jobs (API group batch)", NAMESPACE, "reader"));
        bind(new RoleBuilder()
                .withNewMetadata()
                .withName("jobs-only")
                .endMetadata()
                .addNewRule()
                .withApiGroups("batch")
                .withResources("jobs", "cronjobs")
                .withVerbs("list")
                .endRule()
                .build());
        Live withoutPods = soon(as("jobs-only"), live -> !live.parts().isEmpty());
        assertThat(withoutPods.part("seen-by-reader")).isNotNull();
        assertThat(withoutPods.gap()).contains("may not list pods (API group core)", "reader");
        try (InputStream yaml = Files.newInputStream(Path.of("src/main/k8s/role.yaml"))) {
            bind(client().rbac().roles().load(yaml).item());
        }
        KubernetesSource all = as("all").withWatch(Duration.ofSeconds(2));
        assertThat(soon(all, live -> live.gaps().isEmpty()).gaps()).isEmpty();
    }

    /** A server takes a moment to learn of a new Role. */
    private static Live soon(KubernetesSource source, Predicate<Live> wanted) {
        Instant end = Instant.now().plusSeconds(60);
        Live live = Live.collect(source);
        while (!wanted.test(live) && Instant.now().isBefore(end)) {
            live = Live.collect(source);
        }
        return live;
    }

    private void bind(Role role) {
        String name = role.getMetadata().getName();
        role.getMetadata().setNamespace(NAMESPACE);
        client().rbac().roles().inNamespace(NAMESPACE).resource(role).create();
        client().rbac()
                .roleBindings()
                .inNamespace(NAMESPACE)
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", name)
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName("reader")
                        .withNamespace(NAMESPACE)
                        .endSubject()
                        .build())
                .create();
    }

    /** The source as the account "reader" sees it. */
    private KubernetesSource as(String file) throws IOException {
        TokenRequest token = client().serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName("reader")
                .tokenRequest();
        Config admin = client().getConfiguration();
        String authority = admin.getCaCertData() != null
                ? ", certificate-authority-data: \"" + admin.getCaCertData() + "\""
                : admin.getCaCertFile() != null ? ", certificate-authority: \"" + admin.getCaCertFile() + "\"" : "";
        Path kubeconfig = Files.writeString(folder.resolve(file), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s"%s}}]
                users: [{name: reader, user: {token: "%s"}}]
                contexts: [{name: reader, context: {cluster: c, user: reader}}]
                current-context: reader
                """.formatted(
                        admin.getMasterUrl(), authority, token.getStatus().getToken()));
        KubernetesSource s = source();
        return new KubernetesSource(
                Optional.of(kubeconfig), s.context(), s.namespace(), s.cluster(), s.pageSize(), s.timeout(), s.watch());
    }
}
