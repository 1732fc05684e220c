import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedLine, type HistoryLine } from './history-line.js';

const EXTENSION = '.jsonl';

/** A line that no client writes; a torn last one is none. */
export class BrokenHistory extends Error {
  constructor(file: string, lineNumber: number, problem: string) {
    super(`${file}:${lineNumber}: ${problem}`);
    this.name = 'BrokenHistory';
  }
}

/** The histories in a folder, one per client process, by name. */
export async function historiesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => join(folder, name));
}

/** A new history's place in a folder; two clients never share one. */
export const historyFile = (folder: string, caseId: string, startedAtMs: number): string =>
  join(folder, `${caseId}-${new Date(startedAtMs).toISOString().replaceAll(/[-:.]/g, '')}-${process.pid}${EXTENSION}`);

/**
 * The lines in the order in which they were written. A last line without its end was being written when the client
 * died: its request never left, so it is left out. @throws BrokenHistory
 */
export async function* readHistory(file: string): AsyncGenerator<HistoryLine> {
  let [lineNumber, rest] = [0, ''];
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield parsed(text, file, ++lineNumber);
  }
}

function parsed(text: string, file: string, lineNumber: number): HistoryLine {
  const line = checkedLine(fromJson(text));
  if (typeof line === 'string') throw new BrokenHistory(file, lineNumber, line);
  return line;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
