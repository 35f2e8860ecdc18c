/** Words and places in text. */
@NullMarked
package sh.fabrik.rules.text;

import org.jspecify.annotations.NullMarked;
