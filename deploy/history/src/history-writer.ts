import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AnsweredLine, RunLine, SentLine, UnknownLine } from './history-line.js';

/**
 * Appends one client process's history to a file of its own. Lines that come while others are being written go to the
 * file together, so that thousands of requests a second cost a few hundred writes. They are handed to the operating
 * system and not forced to the platter: the history outlives a killed client, not a power cut.
 */
export class HistoryWriter {
  private waiting = '';
  private group: Promise<void> | null = null;
  private writing: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  /** @throws when the file exists: a history is never continued, since its last line may be torn */
  static async create(path: string, run: Omit<RunLine, 't'>): Promise<HistoryWriter> {
    await mkdir(dirname(path), { recursive: true });
    const writer = new HistoryWriter(await open(path, 'ax'));
    await writer.append({ t: 'run', ...run });
    return writer;
  }

  /** Only when this has come back may the request leave. */
  sent(line: SentLine): Promise<void> {
    return this.append(line);
  }

  /** Need not be waited for: an answer that is missing in the history makes its outcome unknown, never wrong. */
  answered(line: Omit<AnsweredLine, 't'>): void {
    this.inPassing({ t: 'answered', ...line });
  }

  unknown(line: Omit<UnknownLine, 't'>): void {
    this.inPassing({ t: 'unknown', ...line });
  }

  /** With everything written. @throws when any line could not be */
  async close(): Promise<void> {
    await (this.group ?? this.writing).finally(() => this.file.close());
  }

  private inPassing(line: AnsweredLine | UnknownLine): void {
    // Whoever closes the history, or sends the next request, hears that it could not be written.
    this.append(line).catch(() => undefined);
  }

  private append(line: object): Promise<void> {
    this.waiting += `${JSON.stringify(line)}\n`;
    return (this.group ??= this.afterCurrent());
  }

  private afterCurrent(): Promise<void> {
    return (this.writing = this.writing.then(async () => {
      const lines = this.waiting;
      [this.waiting, this.group] = ['', null];
      await this.file.appendFile(lines);
    }));
  }
}
