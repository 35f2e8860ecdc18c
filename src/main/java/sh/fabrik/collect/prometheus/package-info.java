/** What Prometheus, or VictoriaMetrics, measured of runs that are known: memory, CPU, throttling, kills for memory. */
@NullMarked
package sh.fabrik.collect.prometheus;

import org.jspecify.annotations.NullMarked;
