package sh.fabrik.store;

import java.util.ArrayList;
import java.util.List;

/** All orders of a few things. */
final class Orders {
    private Orders() {}

    static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            List<T> rest = new ArrayList<>(things);
            T first = rest.remove(i);
            for (List<T> tail : of(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(order);
            }
        }
        return orders;
    }
}
