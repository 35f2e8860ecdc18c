package sh.fabrik.rules.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateGroupTest {
    private static final List<String> GROUPS =
            List.of("root:x:0:", "ada:x:1000:", "crew:x:1001:ada,bob", "solo:x:1002:ada");
    private static final List<String> USERS = List.of(
            "root:x:0:0:root:/root:/bin/sh", "ada:x:1000:1000::/home/ada:/bin/sh", "bob:x:1001:1001::/:/bin/sh");

    @Test
    void the_group_that_only_its_owner_is_in_is_private() {
        assertThat(PrivateGroup.noOtherMember(GROUPS, 1000, "ada")).isTrue();
        assertThat(PrivateGroup.noOtherUser(USERS, 1000, "ada")).isTrue();
    }

    @Test
    void a_group_with_another_member_is_not() {
        assertThat(PrivateGroup.noOtherMember(GROUPS, 1001, "ada")).isFalse();
    }

    @Test
    void a_group_that_is_the_own_one_of_somebody_else_is_not() {
        assertThat(PrivateGroup.noOtherUser(USERS, 1001, "ada")).isFalse();
    }

    @Test
    void a_group_of_which_nothing_is_known_is_not() {
        assertThat(PrivateGroup.noOtherUser(USERS, 4711, "ada")).isFalse();
    }
}
