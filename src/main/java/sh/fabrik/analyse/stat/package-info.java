/** The estimators themselves: numbers in, numbers out. */
@NullMarked
package sh.fabrik.analyse.stat;

import org.jspecify.annotations.NullMarked;
