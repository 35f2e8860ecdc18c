package sh.fabrik.collect;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Hands text to the YAML parser. The parser (snakeyaml-engine 3.0.1) fails with an IndexOutOfBoundsException when a character outside
 * the basic plane, such as an emoji, straddles the end of a buffer that was filled to its last place; so it is never filled that far.
 */
public final class YamlText extends FilterReader {
    private YamlText(Reader in) {
        super(in);
    }

    /** The text, for {@code YAMLMapper}. */
    public static Reader of(String text) {
        return new YamlText(new StringReader(text));
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        return super.read(buffer, from, length > 1 ? length - 1 : length);
    }
}
