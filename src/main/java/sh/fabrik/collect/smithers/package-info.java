/** The way in for what Smithers recorded: its SQLite databases of all generations and its event logs. */
@NullMarked
package sh.fabrik.collect.smithers;

import org.jspecify.annotations.NullMarked;
