package sh.fabrik.collect.kubernetes.live;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The cases on the client library's own server, which knows neither pages nor selectors of sets nor permissions. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init") // the extension fills the fields in
class MockClusterTest extends ClusterCases {
    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    String namespace() {
        return "fabrik-runs";
    }

    @Override
    Path kubeconfig() {
        try {
            return Files.writeString(folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: mock, cluster: {server: "%s"}}]
                    users: [{name: mock, user: {token: any}}]
                    contexts: [{name: mock, context: {cluster: mock, user: mock}}]
                    current-context: mock
                    """.formatted(server.url("/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
