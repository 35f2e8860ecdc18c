/** Reads Smithers event logs, one JSON event per line. */
@NullMarked
package sh.fabrik.collect.smithers.eventlog;

import org.jspecify.annotations.NullMarked;
