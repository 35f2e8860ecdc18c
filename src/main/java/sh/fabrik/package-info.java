/** fabrik: run analytics and a feedback loop for agents that work through specs. */
@NullMarked
package sh.fabrik;

import org.jspecify.annotations.NullMarked;
