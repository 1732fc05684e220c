/** The archive cannot be worked on. The message is for people. */
export class ArchiveProblem extends Error {
  override readonly name: string = 'ArchiveProblem';
}

/** Somebody else writes to this archive. */
export class ArchiveInUse extends ArchiveProblem {
  override readonly name = 'ArchiveInUse';
  constructor(path: string) {
    super(`another process is archiving into ${path}; wait until it is done`);
  }
}

/** The log ends before the archive does: it is another log, or records were taken out of it. */
export class AnotherLog extends ArchiveProblem {
  override readonly name = 'AnotherLog';
  constructor(topic: string, partition: number, archived: number, end: number) {
    super(`${topic}/${partition} is archived up to ${archived}, but the log ends at ${end}: this is not its archive`);
  }
}
