/** Which language model fares how, and what may be said of two of them. */
@NullMarked
package sh.fabrik.analyse.model;

import org.jspecify.annotations.NullMarked;
