/** The line itself: collect, store, analyse, judge, remember. The only place where the stages meet. */
@NullMarked
package sh.fabrik.loop;

import org.jspecify.annotations.NullMarked;
