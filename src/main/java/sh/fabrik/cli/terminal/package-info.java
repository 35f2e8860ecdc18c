/** How fabrik behaves on a terminal: colour, pager, interruption, signs of life. */
@NullMarked
package sh.fabrik.cli.terminal;

import org.jspecify.annotations.NullMarked;
