/** Which versions of a folder's specs there were, as git tells. */
@NullMarked
package sh.fabrik.collect.spec.history;

import org.jspecify.annotations.NullMarked;
