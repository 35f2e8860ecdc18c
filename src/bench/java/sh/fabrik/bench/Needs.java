package sh.fabrik.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import sh.fabrik.analyse.stat.Seen;

/** What runs needed, made up for measurements: log-normal around 1 GiB, those that needed over 2 GiB stopped there, older ones weighing less. */
final class Needs {
    private static final double GIB = 1 << 30;
    private static final long SEED = 7;

    private Needs() {}

    static List<Seen> of(int runs) {
        Random random = new Random(SEED);
        List<Seen> needs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double need = GIB * Math.exp(0.5 * random.nextGaussian());
            boolean stopped = need > 2 * GIB;
            needs.add(new Seen(stopped ? 2 * GIB : need, stopped, Math.pow(0.5, i / 100.0)));
        }
        return needs;
    }
}
