/** Reads Smithers databases: from private copies, column by column as far as the columns are there. */
@NullMarked
package sh.fabrik.collect.smithers.database;

import org.jspecify.annotations.NullMarked;
