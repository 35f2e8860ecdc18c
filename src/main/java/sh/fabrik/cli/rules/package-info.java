/** The words about the rules themselves: {@code fabrik rules …}. */
@NullMarked
package sh.fabrik.cli.rules;

import org.jspecify.annotations.NullMarked;
