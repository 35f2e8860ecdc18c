/** What every command stands on: what the process gives, the common options, the workplace they lead to, errors and exit codes. */
@NullMarked
package sh.fabrik.cli.context;

import org.jspecify.annotations.NullMarked;
