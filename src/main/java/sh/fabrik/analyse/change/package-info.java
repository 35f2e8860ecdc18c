/** Before and after an edit of a spec. */
@NullMarked
package sh.fabrik.analyse.change;

import org.jspecify.annotations.NullMarked;
