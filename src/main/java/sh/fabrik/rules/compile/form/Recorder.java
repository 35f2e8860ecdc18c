package sh.fabrik.rules.compile.form;

import java.io.IOException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what the classes of a package write of themselves: whether they are signed, their store, and what is wired to them. */
final class Recorder extends ObjectOutputStream implements ObjectOutput {
    private static final int STORE = 2;

    private final List<@Nullable Object> written = new ArrayList<>();

    Recorder() throws IOException {
        super();
    }

    @Override
    public void writeBoolean(boolean truth) {
        written.add(truth);
    }

    @Override
    public void writeInt(int number) {
        written.add(number);
    }

    @Override
    protected void writeObjectOverride(@Nullable Object object) {
        written.add(object);
    }

    /** Number of invokers, each with its class's name before it, then the same of definitions. */
    List<@Nullable Object> afterStore() throws IOException {
        if (written.size() < STORE || !Boolean.FALSE.equals(written.get(0))) {
            throw new NoForm("signed classes");
        }
        return written.subList(STORE, written.size());
    }
}
