package sh.fabrik.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class MeanwhileTest {
    @Test
    void the_work_goes_on_beside_the_caller_and_its_result_is_waited_for() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Meanwhile<String> begun = Meanwhile.start("test", () -> {
            go.await();
            return Thread.currentThread().getName();
        });

        assertThat(begun.endsWithin(Duration.ofMillis(20))).isFalse();
        go.countDown();
        assertThat(begun.result()).isEqualTo("test");
        assertThat(begun.endsWithin(Duration.ZERO)).isTrue();
    }

    @Test
    void what_the_work_throws_is_thrown_to_who_asks_for_its_result() {
        Meanwhile<String> refused = Meanwhile.start("test", () -> {
            throw new IllegalArgumentException("no");
        });
        Meanwhile<String> failed = Meanwhile.start("test", () -> {
            throw new IOException("gone");
        });
        Meanwhile<String> broken = Meanwhile.start("test", () -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(refused::result)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThatThrownBy(failed::result)
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(broken::result).hasCauseInstanceOf(StackOverflowError.class);
    }
}
