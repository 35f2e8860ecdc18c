/** What rules may know: records with plain values, made by {@code analyse} and read by rule files. */
@NullMarked
package sh.fabrik.facts;

import org.jspecify.annotations.NullMarked;
