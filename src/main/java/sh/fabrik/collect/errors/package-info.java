/** What kind of error a text tells of, and what of it may be stored. */
@NullMarked
package sh.fabrik.collect.errors;

import org.jspecify.annotations.NullMarked;
