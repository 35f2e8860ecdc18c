/** {@code fabrik config}: what is configured, and who said so. */
@NullMarked
package sh.fabrik.cli.config;

import org.jspecify.annotations.NullMarked;
