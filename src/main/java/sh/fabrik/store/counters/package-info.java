/** Ended runs summed up per spec and day: values only, without a database. */
@NullMarked
package sh.fabrik.store.counters;

import org.jspecify.annotations.NullMarked;
