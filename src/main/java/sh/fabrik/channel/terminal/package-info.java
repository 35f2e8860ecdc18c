/** What people see in a terminal: boxes, lines and the JSON twin of both. */
@NullMarked
package sh.fabrik.channel.terminal;

import org.jspecify.annotations.NullMarked;
