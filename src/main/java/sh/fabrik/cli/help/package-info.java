/** The words that explain the words: help, man pages, completion, version. */
@NullMarked
package sh.fabrik.cli.help;

import org.jspecify.annotations.NullMarked;
