package sh.fabrik.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;

/** How bad it is. */
enum Level {
    OK("✔", "+", "ok"),
    WARN("!", "!", "warn"),
    FAIL("✘", "x", "fail");

    private final String glyph;
    private final String plainGlyph;
    private final String word;

    Level(String glyph, String plainGlyph, String word) {
        this.glyph = glyph;
        this.plainGlyph = plainGlyph;
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }

    String glyph(boolean unicode) {
        return unicode ? glyph : plainGlyph;
    }
}
