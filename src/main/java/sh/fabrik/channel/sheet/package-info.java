/** A table of values that knows nothing of how it is drawn: the other channels draw it. */
@NullMarked
package sh.fabrik.channel.sheet;

import org.jspecify.annotations.NullMarked;
