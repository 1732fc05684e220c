export { type ArchiveOptions, archiveLog, type ArchiveReport } from './archive-log.js';
export * from './archive.errors.js';
export { archiveThenLog } from './archive-then-log.js';
export { ArchivedLog } from './archived-log.js';
export { type ArchiveComparison, compareArchive } from './compare-archive.js';
export { Duck, quoted } from './duck.js';
export * from './parquet-table.js';
