/** What Smithers recorded of one run, whichever file it stood in, and what follows from it. */
@NullMarked
package sh.fabrik.collect.smithers.execution;

import org.jspecify.annotations.NullMarked;
