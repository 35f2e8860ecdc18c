package sh.fabrik.collect.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.UnreadableValue;

/**
 * The columns of one file, bound to the table of known ones by its header.
 *
 * @param names lower-case, as in the header
 * @param fields which field goes where, in the order of the table
 * @param unknown names that fabrik does not know, as written
 * @param repeated names that stand twice: the first counts
 * @param exported whether fabrik itself wrote the file
 * @param tellsActiveApart whether the time worked has a column of its own, so that the duration may contain waiting
 */
record Layout(
        List<String> names,
        List<Field> fields,
        List<String> unknown,
        List<String> repeated,
        boolean exported,
        boolean tellsActiveApart) {
    private static final Set<String> ABSENT = Set.of("null", "NULL", "NaN", "nan", "NA", "N/A", "None", "none", "\\N");

    private static final int LONGEST_ABSENT = 4;

    /** A field by its place in the line. */
    private record Field(int place, String name, BiConsumer<Row, String> setter) {}

    static Layout of(CsvRecord header) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (String field : header.getFields()) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            if (places.putIfAbsent(name, names.size()) != null) {
                repeated.add(name);
            }
            names.add(name);
        }
        Set<String> unknown = new HashSet<>(names);
        List<Field> fields = new ArrayList<>();
        for (Columns.Column column : Columns.IN_ORDER) {
            Integer place = places.get(column.name());
            if (place != null) {
                fields.add(new Field(place, column.name(), column.setter()));
                unknown.remove(column.name());
            }
        }
        unknown.removeAll(Columns.IGNORED);
        return new Layout(
                names,
                fields,
                names.stream().distinct().filter(unknown::contains).toList(),
                repeated,
                OwnExport.is(names),
                places.containsKey("active_seconds"));
    }

    /** A sentence about the column without which no run can be read; empty when nothing is missing. */
    Optional<String> missing(boolean specIsGiven) {
        String header = "; its first line is: " + Redactor.redact(String.join(", ", names)) + ".";
        if (!names.contains("run_id") && !names.contains("id")) {
            return Optional.of("The file has no column run_id or id" + header);
        }
        if (!names.contains("spec_id") && !specIsGiven) {
            return Optional.of("The file has no column spec_id and no --spec says what ran" + header);
        }
        return Optional.empty();
    }

    int size() {
        return names.size();
    }

    /** @throws UnreadableValue whose sentence names the column */
    Row read(CsvRecord line) {
        Row row = new Row();
        row.hasColumnForActive = tellsActiveApart;
        row.exported = exported;
        for (Field field : fields) {
            String text = line.getField(field.place()).strip();
            if (text.isEmpty() || isAbsent(text)) {
                continue;
            }
            try {
                field.setter().accept(row, text);
            } catch (UnreadableValue e) {
                throw new UnreadableValue(
                        "Column " + field.name() + ": " + Redactor.redact(String.valueOf(e.getMessage())));
            }
        }
        return row;
    }

    /** Nearly all fields are known to be none of these words by their length or their first letter. */
    private static boolean isAbsent(String text) {
        char first = text.charAt(0);
        return text.length() <= LONGEST_ABSENT
                && (first == 'n' || first == 'N' || first == '\\')
                && ABSENT.contains(text);
    }
}
