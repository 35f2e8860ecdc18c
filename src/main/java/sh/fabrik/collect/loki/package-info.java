/** What the logs in Loki say about why known runs failed. */
@NullMarked
package sh.fabrik.collect.loki;

import org.jspecify.annotations.NullMarked;
