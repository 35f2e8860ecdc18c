/** Numbers and texts in few bytes, as the packed forms of the store have them. */
@NullMarked
package sh.fabrik.store.bytes;

import org.jspecify.annotations.NullMarked;
