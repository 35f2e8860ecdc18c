/** Several processors for one analysis. */
@NullMarked
package sh.fabrik.analyse.work;

import org.jspecify.annotations.NullMarked;
