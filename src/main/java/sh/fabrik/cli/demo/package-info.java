/** The recorded worlds and the word that plays one: {@code fabrik demo}. */
@NullMarked
package sh.fabrik.cli.demo;

import org.jspecify.annotations.NullMarked;
