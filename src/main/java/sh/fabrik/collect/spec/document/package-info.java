/** What a spec's files say, in both notations, and the hashes over it. */
@NullMarked
package sh.fabrik.collect.spec.document;

import org.jspecify.annotations.NullMarked;
