/** Reads price files. */
@NullMarked
package sh.fabrik.collect.price;

import org.jspecify.annotations.NullMarked;
