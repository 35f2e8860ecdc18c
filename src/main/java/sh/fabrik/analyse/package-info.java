/** From history to facts: SQL aggregates and the statistics over them; every number is explained in docs/statistics.md. */
@NullMarked
package sh.fabrik.analyse;

import org.jspecify.annotations.NullMarked;
