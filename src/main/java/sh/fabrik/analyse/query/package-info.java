/** The five analyses of a history, each one query. */
@NullMarked
package sh.fabrik.analyse.query;

import org.jspecify.annotations.NullMarked;
