/** What fails again and again: errors within a spec, traits across specs, single spikes. */
@NullMarked
package sh.fabrik.analyse.pattern;

import org.jspecify.annotations.NullMarked;
