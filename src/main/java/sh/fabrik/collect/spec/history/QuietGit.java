package sh.fabrik.collect.spec.history;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit that only reads. By itself it runs {@code git} to find the system's configuration, measures the clock of the file
 * system with files it makes inside {@code .git}, and keeps the result in the user's configuration folder.
 */
final class QuietGit extends SystemReader.Delegate {
    private static final SystemReader INSTANCE = new QuietGit(SystemReader.getInstance());

    private QuietGit(SystemReader system) {
        super(system);
    }

    static void install() {
        SystemReader.setInstance(INSTANCE);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    /** Empty but for the resolution of file times, so that nobody measures it. */
    private static final class NoConfig extends FileBasedConfig {
        private static final Duration COARSEST = Duration.ofSeconds(2);

        NoConfig(FS fs) {
            super(new File(""), fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // and there shall be none
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long fallback, TimeUnit wanted) {
            return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
                    ? wanted.convert(COARSEST)
                    : super.getTimeUnit(section, subsection, name, fallback, wanted);
        }
    }
}
