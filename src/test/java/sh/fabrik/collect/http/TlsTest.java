package sh.fabrik.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.http.HttpProblem.Kind;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.databind.json.JsonMapper;

final class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void a_certificate_is_trusted_when_its_ca_file_is_named_and_else_not() throws Exception {
        Path pem = certificate("valid", "-1d");
        HttpsServer server = server("valid");
        try {
            HttpSource source = HttpSource.at(
                            "https://localhost:" + server.getAddress().getPort())
                    .withTries(1);
            assertThat(ask(source.withCaFile(pem))).isEqualTo(1);
            HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> ask(source));
            assertThat(problem.kind()).isEqualTo(Kind.TLS);
            assertThat(problem)
                    .hasMessageContaining("nobody trusted here signed")
                    .hasMessageContaining("CA");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_expired_certificate_is_named_as_that() throws Exception {
        Path pem = certificate("old", "-30d");
        HttpsServer server = server("old");
        try {
            HttpSource source = HttpSource.at(
                            "https://localhost:" + server.getAddress().getPort())
                    .withTries(1)
                    .withCaFile(pem);
            assertThat(catchThrowableOfType(HttpProblem.class, () -> ask(source)))
                    .hasMessageContaining("a certificate that expired")
                    .hasMessageContaining("renew");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_ca_file_without_certificates_is_refused() throws IOException {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "nothing\n");
        HttpSource source = HttpSource.at("https://localhost:1");
        assertThatThrownBy(() -> ask(source.withCaFile(empty)))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("ca.pem");
        assertThatThrownBy(() -> ask(source.withCaFile(folder.resolve("none.pem"))))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("none.pem");
    }

    private static int ask(HttpSource source) {
        return new HttpJson("Prometheus", source, wait -> {})
                .get("/", Map.of(), JsonMapper.shared()::readTree)
                .asInt();
    }

    /** A server's certificate with ten days of validity from then on, signed by a CA; returns the CA's file. */
    private Path certificate(String name, String from) throws IOException, InterruptedException {
        generate(name, "ca", "-1d", "-ext", "bc:c");
        generate(name, name, from, "-ext", "san=dns:localhost", "-signer", "ca");
        Path pem = folder.resolve(name + ".pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-file",
                pem.toString(),
                "-keystore",
                store(name).toString());
        keytool("-delete", "-alias", "ca", "-keystore", store(name).toString());
        return pem;
    }

    private void generate(String store, String alias, String from, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias, "-startdate", from));
        arguments.addAll(List.of("-validity", "10", "-keystore", store(store).toString()));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private HttpsServer server(String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                Stub.send(exchange, 200, "1");
            }
        });
        server.start();
        return server;
    }
}
