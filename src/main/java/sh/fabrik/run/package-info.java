/** The vocabulary: runs, task attempts, outcomes and units. Depends on nothing else of fabrik. */
@NullMarked
package sh.fabrik.run;

import org.jspecify.annotations.NullMarked;
