package sh.fabrik.collect.prometheus;

import java.io.ByteArrayInputStream;
import sh.fabrik.collect.prometheus.PrometheusSource.Labels;

/** Lets the fuzzer at what a server answers. */
public final class FuzzedAnswers {
    private FuzzedAnswers() {}

    public static void read(byte[] body) {
        Answer.read(new ByteArrayInputStream(body), Labels.EXPORTED);
    }
}
