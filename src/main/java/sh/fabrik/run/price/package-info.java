/** What tokens and nodes cost, as values: who reads a price file makes them, who derives a run looks them up. */
@NullMarked
package sh.fabrik.run.price;

import org.jspecify.annotations.NullMarked;
