package sh.fabrik.loop.settings;

import java.nio.file.Path;

/** Where a value came from. */
public sealed interface Origin {
    /** For people: {@code ~/.config/fabrik/config.yaml:12}, {@code variable FABRIK_CLUSTER}. */
    String words();

    /** Nobody said anything else. */
    record Default() implements Origin {
        @Override
        public String words() {
            return "default";
        }
    }

    /** A line of a file; {@code project} when it is the project's own. */
    record Line(Path file, int number, boolean project) implements Origin {
        @Override
        public String words() {
            return file + ":" + number;
        }
    }

    /** An environment variable. */
    record Variable(String name) implements Origin {
        @Override
        public String words() {
            return "variable " + name;
        }
    }

    /** An option of the command line. */
    record Flag(String name) implements Origin {
        @Override
        public String words() {
            return "option " + name;
        }
    }
}
