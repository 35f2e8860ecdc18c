package sh.fabrik.collect.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A real git repository of a test. */
public final class Repository implements AutoCloseable {
    private final Git git;

    public Repository(Path folder) {
        try {
            git = Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits everything as it stands; returns the revision. */
    public String commit(String time) {
        PersonIdent someone = new PersonIdent("a", "a@example.org", Instant.parse(time), ZoneOffset.UTC);
        try {
            git.add().addFilepattern(".").setAll(true).call();
            return git.commit()
                    .setMessage("at " + time)
                    .setAuthor(someone)
                    .setCommitter(someone)
                    .setSign(false)
                    .setAllowEmpty(true)
                    .call()
                    .name();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public Git git() {
        return git;
    }

    public void remote(String url) {
        git.getRepository().getConfig().setString("remote", "origin", "url", url);
        try {
            git.getRepository().getConfig().save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
