package sh.fabrik.collect.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.http.HttpSource;

final class LokiSourceTest {
    @ParameterizedTest
    @CsvSource({
        "http://loki:3100/loki/api/v1/push,      http://loki:3100",
        "http://gate/logs/loki/api/v1/push,      http://gate/logs",
        "http://loki:3100,                       http://loki:3100"
    })
    void the_path_of_a_push_address_is_dropped(String written, String read) {
        assertThat(LokiSource.at(HttpSource.at(written)).http().base()).isEqualTo(URI.create(read));
    }

    @Test
    void the_selectors_are_those_that_shippers_are_known_to_write() {
        assertThat(LokiSource.SELECTORS).hasSize(4).first().isEqualTo("{fabrik_run_id=\"${run_id}\"}");
    }
}
