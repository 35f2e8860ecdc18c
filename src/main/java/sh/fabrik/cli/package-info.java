/** The user's words: one class per command. Exceptions become a sentence and an exit code in one place. */
@NullMarked
package sh.fabrik.cli;

import org.jspecify.annotations.NullMarked;
