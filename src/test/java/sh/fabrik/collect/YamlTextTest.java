package sh.fabrik.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class YamlTextTest {
    @Test
    void an_emoji_is_read_wherever_it_stands() {
        YAMLMapper yaml = new YAMLMapper();
        for (int before = 1000; before < 1050; before++) {
            String text = "# " + "x".repeat(before) + "😀\nproject: shop\n";
            assertThat(yaml.readTree(YamlText.of(text)).path("project").asString())
                    .isEqualTo("shop");
        }
    }
}
