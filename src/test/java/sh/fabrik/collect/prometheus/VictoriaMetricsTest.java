package sh.fabrik.collect.prometheus;

import java.io.IOException;
import java.nio.file.Path;

final class VictoriaMetricsTest extends PlantedRuns {
    @Override
    MetricsServer server(Path empty) throws IOException {
        return MetricsServer.victoriaMetrics(empty);
    }
}
