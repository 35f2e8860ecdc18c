/** A compiled rule as bytes that are read quickly: what Java's serialisation asks of a class at its first use costs a start too much. */
@NullMarked
package sh.fabrik.rules.compile.form;

import org.jspecify.annotations.NullMarked;
