package sh.fabrik.rules.compile.form;

import java.io.IOException;

/** Something that the form has no place for, or bytes that are none of it. */
final class NoForm extends IOException {
    private static final long serialVersionUID = 1L;

    NoForm(String what) {
        super(what);
    }
}
