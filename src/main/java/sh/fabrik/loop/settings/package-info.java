/** What people configure: the keys, where their values may stand, and which of several values counts. */
@NullMarked
package sh.fabrik.loop.settings;

import org.jspecify.annotations.NullMarked;
