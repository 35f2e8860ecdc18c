/** Runs from a cluster itself: listed page by page, then watched, and brought to the same mapping as recorded input. */
@NullMarked
package sh.fabrik.collect.kubernetes.live;

import org.jspecify.annotations.NullMarked;
