/** What each source was asked for and could not tell. */
@NullMarked
package sh.fabrik.store.gap;

import org.jspecify.annotations.NullMarked;
