package sh.fabrik.rules.compile.form;

/** What comes next in a form; one byte each. */
final class Tag {
    static final byte NOTHING = 0;
    /** An object that was there before, by its number. */
    static final byte AGAIN = 1;

    static final byte TEXT = 2;
    static final byte TRUE = 3;
    static final byte FALSE = 4;
    static final byte INTEGER = 5;
    static final byte LONG = 6;
    static final byte DOUBLE = 7;
    static final byte CLASS = 8;
    static final byte ENUM = 9;
    static final byte BYTES = 10;
    static final byte ARRAY = 11;
    static final byte ARRAY_LIST = 12;
    static final byte EMPTY_LIST = 13;
    static final byte HASH_SET = 14;
    static final byte LINKED_SET = 15;
    static final byte CONCURRENT_SET = 16;
    static final byte EMPTY_SET = 17;
    static final byte HASH_MAP = 18;
    static final byte LINKED_MAP = 19;
    static final byte IDENTITY_MAP = 20;
    static final byte CONCURRENT_MAP = 21;
    static final byte SYNCHRONIZED_MAP = 22;
    static final byte EMPTY_MAP = 23;
    /** An object that writes and reads itself. */
    static final byte OWN = 24;
    /** Classes that the compiler made, and what is wired to them. */
    static final byte JAVA_CLASSES = 25;
    /** The reader of a field, by its key in the package's store. */
    static final byte READER = 26;
    /** Where a rule's text came from. */
    static final byte RESOURCE = 27;

    private Tag() {}
}
