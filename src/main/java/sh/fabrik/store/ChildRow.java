package sh.fabrik.store;

import static sh.fabrik.store.Column.millis;
import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.Column.roundedUp;
import static sh.fabrik.store.Column.seconds;
import static sh.fabrik.store.schema.Tables.ERRORS;
import static sh.fabrik.store.schema.Tables.RESOURCES;
import static sh.fabrik.store.schema.Tables.RUN_PODS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.List;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.store.MergedRun.SourcedError;

/**
 * A row of a table that hangs on a run.
 *
 * @param position in the run's list, from 0
 */
record ChildRow<T>(String run, int position, T item) {

    static final List<Column<ChildRow<TaskAttempt>>> TASK = List.of(
            of(TASKS.ID, ChildRow::taskId),
            of(TASKS.RUN_ID, ChildRow::run),
            of(TASKS.NODE_ID, row -> row.item.nodeId()),
            of(TASKS.ITERATION, row -> row.item.iteration()),
            of(TASKS.ATTEMPT, row -> row.item.attempt()),
            of(TASKS.TASK_TYPE, row -> row.item.type()),
            of(TASKS.AGENT, row -> row.item.agent()),
            of(TASKS.MODEL, row -> row.item.model().map(model -> model.name())),
            of(TASKS.INPUT_TOKENS, row -> row.item.inputTokens()),
            of(TASKS.OUTPUT_TOKENS, row -> row.item.outputTokens()),
            of(TASKS.CACHE_READ_TOKENS, row -> row.item.cacheReadTokens()),
            of(TASKS.CACHE_WRITE_TOKENS, row -> row.item.cacheWriteTokens()),
            of(TASKS.COST_USD, row -> row.item.cost().map(cost -> cost.amount().doubleValue())),
            of(TASKS.STATUS, row -> row.item.result().map(TaskAttempt.Result::word)),
            of(TASKS.STATE_RAW, row -> row.item.rawState()),
            of(TASKS.STARTED_AT_MS, row -> millis(row.item.startedAt())),
            of(TASKS.DURATION_SECONDS, row -> roundedUp(row.item.active())),
            of(TASKS.DURATION_MS, row -> row.item.active().map(time -> time.toMillis())),
            of(TASKS.ERROR_TYPE, row -> row.item.errorType().map(type -> type.word())),
            of(TASKS.ERROR_MESSAGE, row -> row.item.errorMessage()));

    static final List<Column<ChildRow<ResourceReading>>> READING = List.of(
            of(RESOURCES.RUN_ID, ChildRow::run),
            of(RESOURCES.SOURCE, row -> row.item.source()),
            of(RESOURCES.MEMORY_PEAK_BYTES, row -> row.item.memoryPeak().map(Memory::bytes)),
            of(RESOURCES.MEMORY_LIMIT_BYTES, row -> row.item.memoryLimit().map(Memory::bytes)),
            of(RESOURCES.CPU_MEAN_MCORES, row -> row.item.cpuMean().map(Cpu::millicores)),
            of(RESOURCES.CPU_P95_MCORES, row -> row.item.cpuP95().map(Cpu::millicores)),
            of(RESOURCES.CPU_PEAK_MCORES, row -> row.item.cpuPeak().map(Cpu::millicores)),
            of(RESOURCES.THROTTLED_SHARE, row -> row.item.throttledShare()),
            of(RESOURCES.OOM_EVENTS, row -> row.item.oomEvents()),
            of(RESOURCES.MEMORY_P95_BYTES, row -> row.item.memoryP95().map(Memory::bytes)),
            of(RESOURCES.MEMORY_REQUEST_BYTES, row -> row.item.memoryRequest().map(Memory::bytes)),
            of(RESOURCES.CPU_REQUEST_MCORES, row -> row.item.cpuRequest().map(Cpu::millicores)),
            of(RESOURCES.SAMPLES, row -> row.item.samples()));

    static final List<Column<ChildRow<SourcedError>>> ERROR = List.of(
            of(ERRORS.RUN_ID, ChildRow::run),
            of(ERRORS.POSITION, ChildRow::position),
            of(ERRORS.SOURCE, row -> row.item.source().word()),
            of(ERRORS.ERROR_TYPE, row -> row.item.error().type().word()),
            of(ERRORS.MESSAGE, row -> row.item.error().message()),
            of(ERRORS.OCCURRED_AT, row -> seconds(row.item.error().at())));

    static final List<Column<ChildRow<Pod>>> POD = List.of(
            of(RUN_PODS.RUN_ID, ChildRow::run),
            of(RUN_PODS.UID, row -> row.item.uid()),
            of(RUN_PODS.NAMESPACE, row -> row.item.namespace()),
            of(RUN_PODS.NAME, row -> row.item.name()),
            of(RUN_PODS.NODE, row -> row.item.node()),
            of(RUN_PODS.CONTAINER, row -> row.item.container()),
            of(RUN_PODS.STARTED_AT, row -> seconds(row.item.startedAt())),
            of(RUN_PODS.COMPLETED_AT, row -> seconds(row.item.completedAt())));

    private static String taskId(ChildRow<TaskAttempt> row) {
        TaskAttempt task = row.item;
        return row.run + "|" + task.nodeId() + "|" + task.iteration() + "|" + task.attempt();
    }
}
