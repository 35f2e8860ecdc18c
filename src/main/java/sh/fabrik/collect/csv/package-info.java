/** Run histories as tables of comma-separated values; docs/csv.md has the columns. */
@NullMarked
package sh.fabrik.collect.csv;

import org.jspecify.annotations.NullMarked;
