package sh.fabrik.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadAheadTest {

    @Test
    void every_element_arrives_once_and_in_order_on_the_callers_thread() {
        List<Integer> arrived = new ArrayList<>();
        Thread caller = Thread.currentThread();
        forEach(IntStream.range(0, 12_345).boxed(), each -> false, element -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            arrived.add(element);
        });
        assertThat(arrived).isEqualTo(IntStream.range(0, 12_345).boxed().toList());
        forEach(Stream.<Integer>of(), each -> false, arrived::add);
        assertThat(arrived).hasSize(12_345);
    }

    @Test
    void what_reading_throws_comes_after_the_elements_before_it() {
        List<Integer> arrived = new ArrayList<>();
        Stream<Integer> breaking = IntStream.range(0, 1_000).boxed().peek(element -> {
            if (element == 700) {
                throw new IllegalStateException("the source broke");
            }
        });
        assertThatThrownBy(() -> forEach(breaking, each -> false, arrived::add)).hasMessage("the source broke");
        assertThat(arrived).hasSize(700);
    }

    @Test
    void what_the_user_throws_ends_the_reading_of_an_endless_source() {
        AtomicLong read = new AtomicLong();
        Stream<Long> endless =
                LongStream.iterate(0, last -> last + 1).peek(read::set).boxed();
        assertThatThrownBy(() -> forEach(endless, each -> false, element -> {
                    if (element == 3_000) {
                        throw new IllegalStateException("the disk is full");
                    }
                }))
                .hasMessage("the disk is full");
        assertThat(read.get()).isPositive();
    }

    @Test
    void what_is_urgent_arrives_while_the_source_waits() {
        CountDownLatch arrived = new CountDownLatch(1);
        Stream<Integer> waiting = Stream.of(1, 2, 3).peek(element -> {
            if (element == 3) {
                await(arrived);
            }
        });
        List<Integer> taken = new ArrayList<>();
        forEach(waiting, element -> element == 2, element -> {
            taken.add(element);
            if (element == 2) {
                arrived.countDown();
            }
        });
        assertThat(taken).containsExactly(1, 2, 3);
    }

    private static <T> void forEach(Stream<T> stream, Predicate<T> urgent, Consumer<T> use) {
        ReadAhead.forEach(stream, new Basket<>(urgent), batch -> batch.forEach(use));
    }

    private static final class Basket<T> implements ReadAhead.Basket<T, List<T>> {
        private final Predicate<T> urgent;
        private List<T> elements = new ArrayList<>();

        Basket(Predicate<T> urgent) {
            this.urgent = urgent;
        }

        @Override
        public boolean put(T element) {
            elements.add(element);
            return elements.size() == 500 || urgent.test(element);
        }

        @Override
        public List<T> empty() {
            List<T> full = elements;
            elements = new ArrayList<>();
            return full;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
