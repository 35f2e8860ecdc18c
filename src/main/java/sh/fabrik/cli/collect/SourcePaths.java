package sh.fabrik.cli.collect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Which files and folders a collect command reads. */
final class SourcePaths {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders to read.")
    List<Path> paths = new ArrayList<>();
}
