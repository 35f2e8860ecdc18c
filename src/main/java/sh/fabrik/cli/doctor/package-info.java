/** {@code fabrik doctor}: one class per thing that is looked at. */
@NullMarked
package sh.fabrik.cli.doctor;

import org.jspecify.annotations.NullMarked;
