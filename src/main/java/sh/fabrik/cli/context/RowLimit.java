package sh.fabrik.cli.context;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --limit N}: a number of rows, 0 or more. */
public final class RowLimit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int rows = Integer.parseInt(text);
            if (rows >= 0) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException("\"" + text + "\" is no number of rows; give 0 or more, such as --limit 20.");
    }
}
