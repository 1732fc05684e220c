import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EndOffsets } from '@shopcast/event-log';
import { ArchiveProblem } from './archive.errors.js';
import { writeDurably } from './durable-file.js';

/** How far the archive reaches. Files of segments from `segments` on are not part of it. */
export interface ArchiveProgress {
  readonly segments: number;
  readonly ends: EndOffsets;
}

const SEGMENT_FILE = /^topic=([^/]+)\/day=[^/]+\/(\d+)\.parquet$/;

/**
 * `topic=<topic>/day=<day of event time, UTC>/<segment>.parquet`, and in `_archive` what the archive says of itself.
 * A segment is files of many topics and days, which become part of the archive together: when `progress.json` is
 * replaced by one that counts the segment and its offsets.
 */
export class ArchiveFolder {
  /** Open in one process at a time, and let go of when it dies. */
  readonly lockFile: string;
  /** Files on their way; anything in it may be thrown away when nobody has the lock. */
  readonly workFolder: string;
  private readonly progressFile: string;

  constructor(readonly path: string) {
    this.lockFile = join(path, '_archive', 'lock.duckdb');
    this.workFolder = join(path, '_archive', 'work');
    this.progressFile = join(path, '_archive', 'progress.json');
  }

  /** Makes an archive of an empty folder; an archive stays what it is. Only for who has the lock. */
  async begin(): Promise<void> {
    if (existsSync(this.progressFile)) return;
    const [file] = await this.segmentFiles();
    if (file !== undefined)
      throw new ArchiveProblem(`${this.progressFile} is missing, and there are files of an archive, e.g. ${file.path}`);
    await this.commit({ segments: 0, ends: new Map() });
  }

  /** @throws ArchiveProblem when there is no archive */
  async progress(): Promise<ArchiveProgress> {
    if (!existsSync(this.progressFile)) throw new ArchiveProblem(`there is no archive in ${this.path}`);
    const { segments, ends } = await this.readProgress();
    return { segments, ends: new Map(Object.entries(ends)) };
  }

  private async readProgress(): Promise<{ segments: number; ends: Record<string, number[]> }> {
    try {
      return JSON.parse(await readFile(this.progressFile, 'utf8')) as {
        segments: number;
        ends: Record<string, number[]>;
      };
    } catch (error) {
      throw new ArchiveProblem(`${this.progressFile} cannot be read: ${String(error)}`);
    }
  }

  async commit({ segments, ends }: ArchiveProgress): Promise<void> {
    await writeDurably(this.progressFile, `${JSON.stringify({ segments, ends: Object.fromEntries(ends) }, null, 2)}\n`);
  }

  fileOf(topic: string, day: string, segment: number): string {
    return join(this.path, `topic=${topic}`, `day=${day}`, `${String(segment).padStart(9, '0')}.parquet`);
  }

  /** The committed files of each topic, oldest first. */
  async files({ segments }: ArchiveProgress): Promise<Map<string, string[]>> {
    const byTopic = new Map<string, string[]>();
    for (const { topic, segment, path } of await this.segmentFiles()) {
      if (segment < segments) byTopic.set(topic, [...(byTopic.get(topic) ?? []), path]);
    }
    for (const paths of byTopic.values()) paths.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
    return byTopic;
  }

  /**
   * Takes away what a process left that died before it could commit: files of the one segment that it was writing.
   * Only for who has the lock.
   * @throws ArchiveProblem when there are later segments: no death leaves them, so it is the progress that is wrong
   */
  async removeUncommitted({ segments }: ArchiveProgress): Promise<void> {
    const uncommitted = (await this.segmentFiles()).filter(({ segment }) => segment >= segments);
    const later = uncommitted.find(({ segment }) => segment > segments);
    if (later !== undefined)
      throw new ArchiveProblem(`${this.progressFile} is older than the archive: it does not count ${later.path}`);
    await rm(this.workFolder, { recursive: true, force: true });
    for (const { path } of uncommitted) await rm(path);
  }

  private async segmentFiles(): Promise<{ topic: string; segment: number; path: string }[]> {
    const names = await readdir(this.path, { recursive: true });
    return names.flatMap((name) => {
      const [, topic, segment] = SEGMENT_FILE.exec(name) ?? [];
      return topic === undefined ? [] : [{ topic, segment: Number(segment), path: join(this.path, name) }];
    });
  }
}
