/** The words that judge the history: {@code fabrik analyze}. */
@NullMarked
package sh.fabrik.cli.analyze;

import org.jspecify.annotations.NullMarked;
