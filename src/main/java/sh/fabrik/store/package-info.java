/** What fabrik remembers: one SQLite file, its migrations, and a store per thing that is kept. */
@NullMarked
package sh.fabrik.store;

import org.jspecify.annotations.NullMarked;
