/** The word before a run: {@code fabrik advise}, which never fails one. */
@NullMarked
package sh.fabrik.cli.advise;

import org.jspecify.annotations.NullMarked;
