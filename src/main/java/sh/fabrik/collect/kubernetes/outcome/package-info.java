/** How a run on a cluster ended and why: the states of a Job and its pods, and one table that decides over them. */
@NullMarked
package sh.fabrik.collect.kubernetes.outcome;

import org.jspecify.annotations.NullMarked;
