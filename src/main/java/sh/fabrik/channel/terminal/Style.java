package sh.fabrik.channel.terminal;

import sh.fabrik.suggest.Priority;

/** Colours of a terminal; never the only carrier of a meaning. */
enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31;1"),
    YELLOW("33;1"),
    CYAN("36;1");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String paint(String text, Screen screen) {
        return screen.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    static Style of(Priority priority) {
        return switch (priority) {
            case HIGH -> RED;
            case MED -> YELLOW;
            case LOW -> CYAN;
        };
    }
}
