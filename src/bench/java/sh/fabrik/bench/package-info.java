/** What is measured beside whole processes; compiled and run by {@code scripts/bench} only (Maven profile {@code bench}). */
@NullMarked
package sh.fabrik.bench;

import org.jspecify.annotations.NullMarked;
