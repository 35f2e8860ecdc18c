/** One small HTTP client for the sources that answer over HTTP; it never lets a secret into a message. */
@NullMarked
package sh.fabrik.collect.http;

import org.jspecify.annotations.NullMarked;
