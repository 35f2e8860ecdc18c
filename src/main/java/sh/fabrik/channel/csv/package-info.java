/** Tables as CSV, for spreadsheets and other programs. */
@NullMarked
package sh.fabrik.channel.csv;

import org.jspecify.annotations.NullMarked;
