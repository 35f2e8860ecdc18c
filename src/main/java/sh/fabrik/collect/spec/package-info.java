/** Specs and their todos, as JSON and Markdown: what they say, what follows from it, and which versions there were. */
@NullMarked
package sh.fabrik.collect.spec;

import org.jspecify.annotations.NullMarked;
