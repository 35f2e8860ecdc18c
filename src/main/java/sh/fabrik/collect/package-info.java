/** One way in per source, one package each; what they have in common stands here. */
@NullMarked
package sh.fabrik.collect;

import org.jspecify.annotations.NullMarked;
