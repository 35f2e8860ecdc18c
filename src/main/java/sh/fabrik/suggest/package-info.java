/** What rules say, and what becomes of it. */
@NullMarked
package sh.fabrik.suggest;

import org.jspecify.annotations.NullMarked;
