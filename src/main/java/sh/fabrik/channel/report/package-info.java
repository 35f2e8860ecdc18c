/** Reports for people to keep and to send: markdown. */
@NullMarked
package sh.fabrik.channel.report;

import org.jspecify.annotations.NullMarked;
