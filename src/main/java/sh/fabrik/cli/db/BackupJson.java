package sh.fabrik.cli.db;

import sh.fabrik.store.Backup;

/**
 * What {@code fabrik db backup --json} answers.
 *
 * @param databaseSchema version of the backup's tables
 */
record BackupJson(int schemaVersion, String file, long bytes, String sha256, int databaseSchema) {
    static BackupJson of(Backup backup) {
        return new BackupJson(1, backup.file().toString(), backup.bytes(), backup.sha256(), backup.schema());
    }
}
