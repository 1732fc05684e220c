import { randomUUID } from 'node:crypto';
import { historyFile, HistoryWriter, type SentLine } from '@shopcast/history';
import type { Answer } from './answer.js';

type WithoutSending<Line> = Line extends SentLine ? Omit<Line, 't' | 'id' | 'atMs'> : never;
/** What a request is meant to do, as the history tells it. */
export type Deed = WithoutSending<SentLine>;

/** Puts on record what is sent and what becomes of it, for whoever checks afterwards. */
export class Recorder {
  private constructor(private readonly history: HistoryWriter) {}

  static async into(folder: string, run: { caseId: string; seed: number; url: string }): Promise<Recorder> {
    const [atMs, { caseId, seed, url }] = [Date.now(), run];
    const file = historyFile(folder, caseId, atMs);
    return new Recorder(await HistoryWriter.create(file, { case: caseId, seed, url, atMs }));
  }

  /** The request may leave when this has come back. @returns the sending's id */
  async sending(deed: Deed): Promise<string> {
    const id = randomUUID();
    await this.history.sent({ t: 'sent', id, atMs: Date.now(), ...deed });
    return id;
  }

  answered(id: string, answer: Answer | Error): void {
    const atMs = Date.now();
    if (answer instanceof Error) return this.history.unknown({ id, atMs, error: answer.message });
    if (answer.isUnclear) return this.history.unknown({ id, atMs, error: `${answer.status} ${answer.code}` });
    if (answer.status >= 300) return this.history.answered({ id, atMs, status: answer.status, code: answer.code });
    this.history.answered({ id, atMs, status: answer.status, ...orderIn(answer.body) });
  }

  close(): Promise<void> {
    return this.history.close();
  }
}

function orderIn(body: unknown): { orderId?: string; totalMinor?: number } {
  const { orderId, totalMinor } = (body ?? {}) as { readonly orderId?: string; readonly totalMinor?: number };
  return { ...(orderId !== undefined && { orderId }), ...(totalMinor !== undefined && { totalMinor }) };
}
