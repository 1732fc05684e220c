import type { EndOffsets } from '@shopcast/event-log';

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

/** @throws AnotherLog when the log does not reach as far as what is said to be its archive */
export function refuseAnother(archived: EndOffsets, ends: EndOffsets): void {
  for (const [topic, offsets] of archived) {
    for (const [partition, offset] of offsets.entries()) {
      const end = ends.get(topic)?.[partition] ?? 0;
      if (end < offset) throw new AnotherLog(topic, partition, offset, end);
    }
  }
}
