package sh.fabrik.manifest;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Fields of a typed Kubernetes object that its type does not have: fabric8's types follow the schemas, and keep what these lack aside. */
final class UnknownFields {
    private static final String MODELS = "io.fabric8.kubernetes.api.model";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** Paths of all unknown fields. */
    static List<String> in(Object object) throws ReflectiveOperationException {
        UnknownFields fields = new UnknownFields();
        fields.look(object, object.getClass().getSimpleName());
        return fields.found;
    }

    private void look(Object value, String path) throws ReflectiveOperationException {
        if (value instanceof Collection<?> many) {
            int i = 0;
            for (Object each : many) {
                look(each, path + "[" + i++ + "]");
            }
        } else if (value != null && value.getClass().getName().startsWith(MODELS)) {
            for (Method getter : value.getClass().getMethods()) {
                if (getter.getName().startsWith("get") && getter.getParameterCount() == 0) {
                    read(value, getter, path);
                }
            }
        }
    }

    private void read(Object value, Method getter, String path) throws ReflectiveOperationException {
        Object content = getter.invoke(value);
        if (getter.getName().equals("getAdditionalProperties")) {
            ((Map<?, ?>) content).keySet().forEach(name -> found.add(path + "." + name));
        } else if (!getter.getName().equals("getClass")) {
            look(content, path + "." + getter.getName().substring("get".length()));
        }
    }
}
