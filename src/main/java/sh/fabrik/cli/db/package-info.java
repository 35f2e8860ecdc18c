/** {@code fabrik db}: looks after the history. */
@NullMarked
package sh.fabrik.cli.db;

import org.jspecify.annotations.NullMarked;
