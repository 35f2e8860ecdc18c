/** What a plain history says, many runs in few bytes: values only, without a database. */
@NullMarked
package sh.fabrik.store.packs;

import org.jspecify.annotations.NullMarked;
