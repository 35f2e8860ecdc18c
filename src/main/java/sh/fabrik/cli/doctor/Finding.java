package sh.fabrik.cli.doctor;

import java.util.Optional;

/**
 * What a check came to.
 *
 * @param about the thing looked at: {@code database}
 * @param sentence how it is
 * @param remedy what to do about it
 */
record Finding(String about, Level level, String sentence, Optional<String> remedy) {
    static Finding ok(String about, String sentence) {
        return new Finding(about, Level.OK, sentence, Optional.empty());
    }

    static Finding warn(String about, String sentence, String remedy) {
        return new Finding(about, Level.WARN, sentence, Optional.of(remedy));
    }

    static Finding fail(String about, String sentence, String remedy) {
        return new Finding(about, Level.FAIL, sentence, Optional.of(remedy));
    }
}
