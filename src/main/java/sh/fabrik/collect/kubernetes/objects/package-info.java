/** Reads what kubectl prints, object by object, so that one broken object never loses the others. */
@NullMarked
package sh.fabrik.collect.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
