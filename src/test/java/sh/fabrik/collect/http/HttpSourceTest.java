package sh.fabrik.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.UnreadableValue;

final class HttpSourceTest {
    @Test
    void an_address_with_credentials_becomes_basic_authentication() {
        HttpSource source = HttpSource.at("https://ops:s3cr3t@metrics.example:9090/prom/");
        assertThat(source.base()).isEqualTo(URI.create("https://metrics.example:9090/prom"));
        assertThat(source.access()).isEqualTo(new Access.Basic("ops", Credential.of("s3cr3t")));
    }

    @Test
    void no_secret_is_printed() {
        HttpSource source =
                HttpSource.at("http://ops:s3cr3t@localhost:1").withHeaders(Map.of("X-Api-Key", Credential.of("t0ken")));
        assertThat(source.toString())
                .doesNotContain("s3cr3t")
                .doesNotContain("t0ken")
                .contains("[secret]");
        assertThat(new Access.Bearer(Credential.of("t0ken")).toString()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9090", "ftp://x:pw@host", "http://", "http://a b:pw@c d", ""})
    void what_is_no_address_is_refused_without_its_password(String text) {
        assertThatThrownBy(() -> HttpSource.at(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("http://host:port")
                .hasMessageNotContaining("pw");
    }
}
