package sh.fabrik.collect.loki;

import java.io.ByteArrayInputStream;

/** Lets the fuzzer at what a server answers. */
public final class FuzzedLogs {
    private FuzzedLogs() {}

    public static void read(byte[] body) {
        LogPage.read(new ByteArrayInputStream(body));
    }
}
