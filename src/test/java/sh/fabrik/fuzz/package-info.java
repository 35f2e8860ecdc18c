/** Every reader meets input that nobody would write: whatever comes, it answers or says a sentence, and it comes to an end. */
@NullMarked
package sh.fabrik.fuzz;

import org.jspecify.annotations.NullMarked;
