package sh.fabrik.rules.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** Groups of one: with the umask 002 of many distributions every file is writable for a group that only its owner is in. */
final class PrivateGroup {
    private PrivateGroup() {}

    /** Whether, by /etc/passwd and /etc/group, no one but the owner is in the group. When they cannot be read: no. */
    static boolean isPrivate(int gid, UserPrincipal owner) {
        try {
            return noOtherMember(
                            Files.readAllLines(Path.of("/etc/group"), StandardCharsets.UTF_8), gid, owner.getName())
                    && noOtherUser(
                            Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.UTF_8), gid, owner.getName());
        } catch (IOException e) {
            return false;
        }
    }

    /** Lines are {@code name:password:gid:members}. */
    static boolean noOtherMember(List<String> groups, int gid, String owner) {
        return groups.stream()
                .map(line -> line.split(":", -1))
                .filter(group -> group.length == 4 && group[2].equals(Integer.toString(gid)))
                .allMatch(group -> group[3].isBlank() || group[3].strip().equals(owner));
    }

    /** Lines are {@code name:password:uid:gid:…}. The group must be the owner's own, or nothing is known of it. */
    static boolean noOtherUser(List<String> users, int gid, String owner) {
        List<String> names = users.stream()
                .map(line -> line.split(":", -1))
                .filter(user -> user.length > 3 && user[3].equals(Integer.toString(gid)))
                .map(user -> user[0])
                .toList();
        return names.equals(List.of(owner));
    }
}
