package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureConnectionTest {
    @TempDir
    Path folder;

    private Live collect(Certificates certificates, String... more) {
        try (StubApi api = StubApi.over(certificates.server())) {
            api.put("jobs", Objects.complete("run-a"));
            return Live.collect(Live.source(api.kubeconfig(folder, more)));
        }
    }

    private static String trusting(Certificates certificates) {
        return "certificate-authority: \"" + certificates.authority() + "\"";
    }

    @Test
    void a_server_with_a_valid_certificate_is_asked() {
        Certificates certificates = new Certificates(folder, "-1d", 100);
        assertThat(collect(certificates, trusting(certificates)).parts()).hasSize(1);
        assertThat(collect(certificates).gap()).contains("No secure connection to", "certificate-authority");
    }

    @Test
    void an_expired_certificate_is_named() {
        Certificates certificates = new Certificates(folder, "-10d", 1);
        assertThat(collect(certificates, trusting(certificates)).gap())
                .contains("The certificate of https://127.0.0.1:", "has expired", "renew it on the server");
    }
}
