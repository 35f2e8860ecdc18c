package sh.fabrik.collect.spec.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Versions of a folder's specs out of git: one walk down the first parents of HEAD, so that a version is valid from the
 * moment it stood on the branch, whatever the branches that were merged into it did before.
 */
public final class GitHistory {
    /** Walked commits at most; what lies before stays unknown, and is said. */
    static final int MOST_COMMITS = 5000;

    private final Repository repository;
    private final String folder;
    private final int mostCommits;

    private GitHistory(Repository repository, String folder, int mostCommits) {
        this.repository = repository;
        this.folder = folder;
        this.mostCommits = mostCommits;
    }

    /** The history of a folder; none where it lies in no git work tree, and a notice where that cannot be read. */
    public static History of(Path folder) {
        return of(folder, MOST_COMMITS);
    }

    static History of(Path folder, int mostCommits) {
        QuietGit.install();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
        try {
            Path real = folder.toRealPath();
            if (builder.findGitDir(real.toFile()).getGitDir() == null) {
                return History.NONE;
            }
            try (Repository repository = builder.build()) {
                return repository.isBare()
                        ? History.NONE
                        : new GitHistory(repository, inside(repository, real), mostCommits).read();
            }
        } catch (IOException | RuntimeException e) {
            return History.nothingBut("The git history of " + folder + " cannot be read (" + e
                    + "); its specs count as first seen now. Check the repository with \"git fsck\".");
        }
    }

    private static String inside(Repository repository, Path folder) throws IOException {
        String path = repository
                .getWorkTree()
                .toPath()
                .toRealPath()
                .relativize(folder)
                .toString();
        return path.replace('\\', '/');
    }

    private History read() throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null) {
            return History.NONE;
        }
        VersionList versions = new VersionList();
        try (ObjectReader objects = repository.newObjectReader();
                RevWalk walk = new RevWalk(objects)) {
            Deque<State> states = new ArrayDeque<>();
            Optional<String> cut = collectStates(walk, walk.parseCommit(head), states);
            GitSnapshots snapshots = new GitSnapshots(objects);
            for (State state : states) {
                versions.add(snapshots.read(state.tree()), state.since(), state.commit());
            }
            return versions.history(cut);
        }
    }

    /** Puts the states of the folder in order, the oldest first; tells where it stopped before the first commit. */
    private Optional<String> collectStates(RevWalk walk, RevCommit head, Deque<State> states) throws IOException {
        walk.setFirstParent(true);
        walk.markStart(head);
        int walked = 0;
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (walked++ == mostCommits) {
                return Optional.ofNullable(states.peekFirst()).map(this::cut);
            }
            add(commit, walk.getObjectReader(), states);
        }
        return Optional.empty();
    }

    private String cut(State oldest) {
        return "The git history was read back " + mostCommits + " commits only; what the specs said before "
                + oldest.since() + " stays unknown.";
    }

    private void add(RevCommit commit, ObjectReader objects, Deque<State> states) throws IOException {
        Optional<ObjectId> tree = tree(commit, objects);
        Instant since = Instant.ofEpochSecond(commit.getCommitTime());
        if (!states.isEmpty() && tree.filter(states.getFirst().tree()::equals).isPresent()) {
            states.removeFirst();
        }
        tree.ifPresent(id -> states.addFirst(new State(id, since, commit.name())));
    }

    private Optional<ObjectId> tree(RevCommit commit, ObjectReader objects) throws IOException {
        if (folder.isEmpty()) {
            return Optional.of(commit.getTree().getId());
        }
        try (TreeWalk walk = TreeWalk.forPath(objects, folder, commit.getTree())) {
            return walk == null || !walk.isSubtree() ? Optional.empty() : Optional.of(walk.getObjectId(0));
        }
    }

    /** What a folder held from a commit on. */
    private record State(ObjectId tree, Instant since, String commit) {}
}
