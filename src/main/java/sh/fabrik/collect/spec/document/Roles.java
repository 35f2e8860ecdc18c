package sh.fabrik.collect.spec.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which files of one folder are what, by their names alone.
 *
 * @param specs files that may hold a spec, and todos without one
 * @param todos files that hold the todo of one of these specs
 * @param twins generated {@code .min.json} copies
 * @param others files of other kinds
 */
public record Roles(List<String> specs, List<String> todos, List<String> twins, List<String> others) {

    public static Roles of(Set<String> names) {
        Roles roles = new Roles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        names.forEach(name -> roles.listFor(name, names).add(name));
        return roles;
    }

    private List<String> listFor(String name, Set<String> names) {
        if (!FileNames.isDocument(name)) {
            return others;
        }
        if (FileNames.isTwin(name)) {
            return twins;
        }
        boolean ofASpec = FileNames.specsOf(name).stream().anyMatch(names::contains);
        return ofASpec ? todos : specs;
    }
}
