package sh.fabrik.rules.compile.form;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.AccessorKey;
import org.drools.core.rule.JavaDialectRuntimeData;
import org.drools.io.ByteArrayResource;
import org.jspecify.annotations.Nullable;

/** Writes objects, each once: what comes again is written as its number. Whatever has no place in the form is refused. */
final class FormWriter extends DataOutputStream implements ObjectOutput {
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private int next;
    private boolean readersBound;

    FormWriter(ByteArrayOutputStream bytes) {
        super(bytes);
    }

    /** From here on a key that an object writes stands for the reader of a field. */
    void bindReaders() {
        readersBound = true;
    }

    void writeAll(List<?> all) throws IOException {
        writeInt(all.size());
        for (Object one : all) {
            put(one);
        }
    }

    /** What the objects of Drools call. */
    @Override
    public void writeObject(@Nullable Object object) throws IOException {
        if (readersBound && object instanceof AccessorKey) {
            writeByte(Tag.READER);
        }
        put(object);
    }

    private void put(@Nullable Object object) throws IOException {
        if (object == null) {
            writeByte(Tag.NOTHING);
        } else if (object instanceof String text) {
            putText(text);
        } else if (object instanceof Boolean truth) {
            writeByte(truth ? Tag.TRUE : Tag.FALSE);
        } else if (object instanceof Integer number) {
            writeByte(Tag.INTEGER);
            writeInt(number);
        } else if (object instanceof Long number) {
            writeByte(Tag.LONG);
            writeLong(number);
        } else if (object instanceof Double number) {
            writeByte(Tag.DOUBLE);
            writeDouble(number);
        } else if (object instanceof Class<?> type) {
            writeByte(Tag.CLASS);
            putText(type.getName());
        } else if (object instanceof Enum<?> constant) {
            writeByte(Tag.ENUM);
            putText(constant.getDeclaringClass().getName());
            putText(constant.name());
        } else {
            putOnce(object);
        }
    }

    private void putText(String text) throws IOException {
        Integer number = texts.get(text);
        if (number != null) {
            writeByte(Tag.AGAIN);
            writeInt(number);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new NoForm("half a character");
        }
        writeByte(Tag.TEXT);
        writeInt(bytes.length);
        write(bytes);
        texts.put(text, next++);
    }

    private void putOnce(Object object) throws IOException {
        Integer number = numbers.get(object);
        if (number != null) {
            writeByte(Tag.AGAIN);
            writeInt(number);
            return;
        }
        numbers.put(object, next++);
        if (object instanceof byte[] bytes) {
            writeByte(Tag.BYTES);
            writeInt(bytes.length);
            write(bytes);
        } else if (object instanceof Object[] array) {
            writeByte(Tag.ARRAY);
            writeUTF(array.getClass().getComponentType().getName());
            writeAll(nullable(array));
        } else if (object instanceof Collection<?> all) {
            writeByte(collection(all));
            writeAll(new ArrayList<>(all));
        } else if (object instanceof Map<?, ?> map) {
            putMap(map);
        } else if (object instanceof JavaDialectRuntimeData classes) {
            putClasses(classes);
        } else if (object instanceof ByteArrayResource resource) {
            writeByte(Tag.RESOURCE);
            put(resource.getSourcePath());
        } else {
            putOwn(object);
        }
    }

    private static List<@Nullable Object> nullable(Object[] array) {
        List<@Nullable Object> all = new ArrayList<>();
        Collections.addAll(all, array);
        return all;
    }

    private static byte collection(Collection<?> all) throws IOException {
        if (all == Collections.EMPTY_LIST) {
            return Tag.EMPTY_LIST;
        }
        if (all == Collections.EMPTY_SET) {
            return Tag.EMPTY_SET;
        }
        return switch (all.getClass().getName()) {
            case "java.util.ArrayList" -> Tag.ARRAY_LIST;
            case "java.util.HashSet" -> Tag.HASH_SET;
            case "java.util.LinkedHashSet" -> Tag.LINKED_SET;
            case "java.util.concurrent.ConcurrentHashMap$KeySetView" -> Tag.CONCURRENT_SET;
            default -> throw new NoForm(all.getClass().getName());
        };
    }

    private void putMap(Map<?, ?> map) throws IOException {
        writeByte(map(map));
        writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            put(entry.getKey());
            put(entry.getValue());
        }
    }

    private static byte map(Map<?, ?> map) throws IOException {
        if (map == Collections.EMPTY_MAP) {
            return Tag.EMPTY_MAP;
        }
        return switch (map.getClass().getName()) {
            case "java.util.HashMap" -> Tag.HASH_MAP;
            case "java.util.LinkedHashMap" -> Tag.LINKED_MAP;
            case "java.util.IdentityHashMap" -> Tag.IDENTITY_MAP;
            case "java.util.concurrent.ConcurrentHashMap" -> Tag.CONCURRENT_MAP;
            case "java.util.Collections$SynchronizedMap" -> Tag.SYNCHRONIZED_MAP;
            default -> throw new NoForm(map.getClass().getName());
        };
    }

    /** What it writes of itself begins with its classes in Java's serialisation, and that is what takes long to read. */
    private void putClasses(JavaDialectRuntimeData classes) throws IOException {
        Recorder recorded = new Recorder();
        classes.writeExternal(recorded);
        writeByte(Tag.JAVA_CLASSES);
        put(classes.getStore());
        writeAll(recorded.afterStore());
    }

    private void putOwn(Object object) throws IOException {
        String kind = object.getClass().getName();
        if (!(object instanceof Externalizable own) || !Kinds.isKnown(kind)) {
            throw new NoForm(kind);
        }
        writeByte(Tag.OWN);
        putText(kind);
        own.writeExternal(this);
    }

    @Override
    public void flush() {}
}
