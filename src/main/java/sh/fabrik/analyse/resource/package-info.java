/** How much memory, CPU and time a spec needs. */
@NullMarked
package sh.fabrik.analyse.resource;

import org.jspecify.annotations.NullMarked;
