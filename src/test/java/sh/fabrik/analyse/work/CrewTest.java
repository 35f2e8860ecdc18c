package sh.fabrik.analyse.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {

    @Test
    void what_is_asked_for_in_order_comes_in_order() {
        try (Crew crew = Crew.ofProcessors()) {
            List<Supplier<Integer>> squares = new ArrayList<>();
            IntStream.range(0, 1000).forEach(i -> squares.add(crew.give(() -> i * i)));
            List<Integer> expected =
                    IntStream.range(0, 1000).map(i -> i * i).boxed().toList();
            assertEquals(expected, squares.stream().map(Supplier::get).toList());
        }
    }

    @Test
    void who_gives_works_along_when_all_others_are_busy() throws InterruptedException {
        try (Crew crew = Crew.ofProcessors()) {
            CountDownLatch end = new CountDownLatch(1);
            String me = Thread.currentThread().getName();
            List<Supplier<String>> names = new ArrayList<>();
            int many = 10 * Runtime.getRuntime().availableProcessors();
            for (int i = 0; i < many; i++) {
                names.add(crew.give(() -> {
                    String name = Thread.currentThread().getName();
                    if (!name.equals(me)) {
                        await(end);
                    }
                    return name;
                }));
            }
            end.countDown();
            assertEquals(me, names.get(many - 1).get());
        }
    }

    @Test
    void who_asks_for_what_nobody_has_begun_does_it() {
        try (Crew crew = Crew.ofProcessors()) {
            CountDownLatch end = new CountDownLatch(1);
            int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            CountDownLatch busy = new CountDownLatch(others);
            for (int i = 0; i < others; i++) {
                crew.give(() -> {
                    busy.countDown();
                    await(end);
                    return "";
                });
            }
            await(busy);
            Supplier<String> waiting = crew.give(() -> Thread.currentThread().getName());
            assertEquals(Thread.currentThread().getName(), waiting.get());
            end.countDown();
        }
    }

    @Test
    void what_the_work_throws_is_thrown_where_it_is_asked_for() {
        try (Crew crew = Crew.ofProcessors()) {
            Supplier<String> failing = crew.give(() -> {
                throw new IllegalArgumentException("no such thing");
            });
            assertThrows(IllegalArgumentException.class, failing::get);
        }
    }

    @Test
    void what_is_being_read_is_read_to_its_end_before_the_crew_is_gone() {
        AtomicBoolean read = new AtomicBoolean();
        try (Crew crew = Crew.ofProcessors()) {
            crew.beside(() -> {
                LockSupport.parkNanos(50_000_000);
                read.set(true);
                return "all of it";
            });
        }
        assertTrue(read.get());
    }

    @Test
    void what_reading_throws_is_thrown_where_it_is_asked_for() {
        try (Crew crew = Crew.ofProcessors()) {
            Supplier<String> failing = crew.beside(() -> {
                throw new IllegalArgumentException("no such file");
            });
            assertThrows(IllegalArgumentException.class, failing::get);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
