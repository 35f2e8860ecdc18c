/** LAOS lint reports: the measured quality of what a run built. */
@NullMarked
package sh.fabrik.collect.lint;

import org.jspecify.annotations.NullMarked;
