package sh.fabrik.rules.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** Whether a file may be trusted to hold what the user, or root, put there: rules run with the user's rights. */
public final class Ownership {
    private static final UserPrincipal ME = currentUser();

    private Ownership() {}

    /**
     * Why the file or folder is not to be used, as a sentence; empty when it belongs to the user or to root and no one else may
     * write to it. A file system without POSIX attributes is not judged.
     */
    public static Optional<String> objection(Path path) {
        try {
            if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return Optional.empty();
            }
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            Optional<String> owner = foreignOwner(path, attributes);
            return owner.isPresent() ? owner : foreignWriter(path, attributes);
        } catch (IOException e) {
            return Optional.of("Its owner cannot be read (" + e.getMessage() + "); make it readable for you.");
        }
    }

    private static Optional<String> foreignOwner(Path path, PosixFileAttributes attributes) throws IOException {
        if (attributes.owner().equals(ME) || Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"))) {
            return Optional.empty();
        }
        return Optional.of("It belongs to " + attributes.owner().getName()
                + ", and rules run with your rights; make it yours (chown), or copy it.");
    }

    private static Optional<String> foreignWriter(Path path, PosixFileAttributes attributes) throws IOException {
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of("Everyone may write to it, and rules run with your rights; run chmod o-w on it.");
        }
        boolean groupWrites = attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
        if (groupWrites
                && !PrivateGroup.isPrivate((Integer) Files.getAttribute(path, "unix:gid"), attributes.owner())) {
            return Optional.of("The group " + attributes.group().getName()
                    + " may write to it, and rules run with your rights; run chmod g-w on it.");
        }
        return Optional.empty();
    }

    private static UserPrincipal currentUser() {
        try {
            return Files.getOwner(Path.of("/proc/self"));
        } catch (IOException e) {
            return ownerOfHome();
        }
    }

    private static UserPrincipal ownerOfHome() {
        try {
            Path home = Path.of(System.getProperty("user.home", "."));
            return home.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name", ""));
        } catch (IOException e) {
            return () -> "";
        }
    }
}
