package sh.fabrik.rules.compile.form;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.RuleBase;
import org.drools.base.base.AccessorKey;
import org.drools.base.common.DroolsObjectInput;
import org.drools.base.rule.accessor.Wireable;
import org.drools.core.rule.JavaDialectRuntimeData;
import org.drools.mvel.accessors.ClassFieldAccessorStore;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.internal.io.ResourceFactory;

/** Reads what {@link FormWriter} wrote. */
final class FormReader extends DataInputStream implements DroolsObjectInput {
    private final List<@Nullable Object> known = new ArrayList<>();
    private ClassLoader loader;
    private @Nullable ClassFieldAccessorStore store;

    FormReader(byte[] bytes, ClassLoader loader) {
        super(new ByteArrayInputStream(bytes));
        this.loader = loader;
    }

    void bindReaders(ClassFieldAccessorStore readers) {
        store = readers;
    }

    List<@Nullable Object> readAll() throws IOException, ClassNotFoundException {
        List<@Nullable Object> all = new ArrayList<>();
        for (int left = readInt(); left > 0; left--) {
            all.add(readObject());
        }
        return all;
    }

    @Override
    public @Nullable Object readObject() throws IOException, ClassNotFoundException {
        byte tag = readByte();
        return switch (tag) {
            case Tag.NOTHING -> null;
            case Tag.AGAIN -> known.get(readInt());
            case Tag.TEXT -> text();
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.INTEGER -> readInt();
            case Tag.LONG -> readLong();
            case Tag.DOUBLE -> readDouble();
            case Tag.CLASS -> type((String) readObject());
            case Tag.ENUM -> constant();
            case Tag.READER -> reader();
            default -> once(tag);
        };
    }

    private String text() throws IOException {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        known.add(text);
        return text;
    }

    private byte[] bytes() throws IOException {
        int length = readInt();
        if (length < 0 || length > available()) {
            throw new NoForm("cut off");
        }
        byte[] bytes = new byte[length];
        readFully(bytes);
        return bytes;
    }

    private Class<?> type(@Nullable String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object constant() throws IOException, ClassNotFoundException {
        Class type = type((String) readObject());
        return Enum.valueOf(type, (String) readObject());
    }

    private Object reader() throws IOException, ClassNotFoundException {
        Object reader = store == null ? null : store.getReader((AccessorKey) readObject());
        if (reader == null) {
            throw new NoForm("no reader");
        }
        return reader;
    }

    private Object once(byte tag) throws IOException, ClassNotFoundException {
        int number = known.size();
        known.add(null);
        return switch (tag) {
            case Tag.BYTES -> keep(number, bytes());
            case Tag.ARRAY -> array(number);
            case Tag.ARRAY_LIST, Tag.HASH_SET, Tag.LINKED_SET, Tag.CONCURRENT_SET, Tag.EMPTY_LIST, Tag.EMPTY_SET ->
                collection(number, tag);
            case Tag.HASH_MAP,
                    Tag.LINKED_MAP,
                    Tag.IDENTITY_MAP,
                    Tag.CONCURRENT_MAP,
                    Tag.SYNCHRONIZED_MAP,
                    Tag.EMPTY_MAP -> map(number, tag);
            case Tag.OWN -> own(number);
            case Tag.JAVA_CLASSES -> classes(number);
            case Tag.RESOURCE -> resource(number);
            default -> throw new NoForm("tag " + tag);
        };
    }

    private <T> T keep(int number, T object) {
        known.set(number, object);
        return object;
    }

    private Object array(int number) throws IOException, ClassNotFoundException {
        Class<?> component = type(readUTF());
        int length = readInt();
        if (length < 0 || length > available()) {
            throw new NoForm("cut off");
        }
        Object[] array = keep(number, (Object[]) Array.newInstance(component, length));
        for (int i = 0; i < length; i++) {
            array[i] = readObject();
        }
        return array;
    }

    private Object collection(int number, byte tag) throws IOException, ClassNotFoundException {
        Collection<@Nullable Object> all = keep(number, emptyCollection(tag));
        for (int left = readInt(); left > 0; left--) {
            all.add(readObject());
        }
        return all;
    }

    private static Collection<@Nullable Object> emptyCollection(byte tag) {
        return switch (tag) {
            case Tag.ARRAY_LIST -> new ArrayList<>();
            case Tag.HASH_SET -> new HashSet<>();
            case Tag.LINKED_SET -> new LinkedHashSet<>();
            case Tag.CONCURRENT_SET -> ConcurrentHashMap.newKeySet();
            case Tag.EMPTY_LIST -> Collections.emptyList();
            default -> Collections.emptySet();
        };
    }

    private Object map(int number, byte tag) throws IOException, ClassNotFoundException {
        Map<@Nullable Object, @Nullable Object> map = keep(number, emptyMap(tag));
        for (int left = readInt(); left > 0; left--) {
            Object key = readObject();
            map.put(key, readObject());
        }
        return map;
    }

    private static Map<@Nullable Object, @Nullable Object> emptyMap(byte tag) {
        return switch (tag) {
            case Tag.HASH_MAP -> new HashMap<>();
            case Tag.LINKED_MAP -> new LinkedHashMap<>();
            case Tag.IDENTITY_MAP -> new IdentityHashMap<>();
            case Tag.CONCURRENT_MAP -> new ConcurrentHashMap<>();
            case Tag.SYNCHRONIZED_MAP -> Collections.synchronizedMap(new HashMap<>());
            default -> Collections.emptyMap();
        };
    }

    private Object own(int number) throws IOException, ClassNotFoundException {
        Externalizable own = keep(number, Kinds.make((String) readObject()));
        own.readExternal(this);
        return own;
    }

    @SuppressWarnings("unchecked")
    private Object classes(int number) throws IOException, ClassNotFoundException {
        JavaDialectRuntimeData classes = keep(number, new JavaDialectRuntimeData());
        classes.getStore().putAll((Map<String, byte[]>) readObject());
        List<@Nullable Object> rest = readAll();
        int at = 0;
        int invokers = (Integer) rest.get(at++);
        for (int i = 0; i < invokers; i++) {
            classes.putInvoker((String) rest.get(at++), (Wireable) rest.get(at++));
        }
        int definitions = (Integer) rest.get(at++);
        for (int i = 0; i < definitions; i++) {
            classes.putClassDefinition((String) rest.get(at++), (byte[]) rest.get(at++));
        }
        classes.setDirty(true);
        return classes;
    }

    /** The rule's text is not needed where it runs, only where it came from. */
    private Resource resource(int number) throws IOException, ClassNotFoundException {
        String path = (String) readObject();
        if (path == null) {
            throw new NoForm("a resource without a path");
        }
        return keep(
                number,
                ResourceFactory.newByteArrayResource(path.getBytes(StandardCharsets.UTF_8))
                        .setSourcePath(path));
    }

    @Override
    public ClassLoader getParentClassLoader() {
        return loader;
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void setClassLoader(ClassLoader other) {
        loader = other;
    }

    @Override
    public @Nullable RuleBase getRuleBase() {
        return null;
    }

    @Override
    public void setRuleBase(RuleBase base) {
        throw new UnsupportedOperationException("A form belongs to no rule base.");
    }

    @Override
    public @Nullable Package getPackage() {
        return null;
    }

    @Override
    public void setPackage(Package other) {
        throw new UnsupportedOperationException("A form belongs to no Java package.");
    }
}
