/** Rule folders as they lie on disk: which file is in force, where it comes from, and what its text says about itself. */
@NullMarked
package sh.fabrik.rules.folder;

import org.jspecify.annotations.NullMarked;
