/** Runs from Kubernetes objects: which Jobs are runs, how they went, and what they used. */
@NullMarked
package sh.fabrik.collect.kubernetes;

import org.jspecify.annotations.NullMarked;
