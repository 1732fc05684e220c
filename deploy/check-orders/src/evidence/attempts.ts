import { type AnsweredLine, readHistory, type SentLine, type UnknownLine } from '@shopcast/history';
import { CannotCheck } from '../cannot-check.js';
import type { Answer, Attempt } from './papers.js';

/** What a client sent and what it was answered, paired. A request that its client did not live to see answered is unknown. */
export async function* attemptsIn(file: string): AsyncGenerator<Attempt> {
  const open = new Map<string, SentLine>();
  for await (const line of readHistory(file)) {
    if (line.t === 'run') continue;
    if (line.t === 'sent') {
      open.set(line.id, line);
      continue;
    }
    const sent = open.get(line.id);
    if (!sent) throw new CannotCheck(`${file}: ${line.id} was answered and never sent`);
    open.delete(line.id);
    yield { sent, answer: answerOf(line) };
  }
  for (const sent of open.values()) yield { sent, answer: { kind: 'unknown', error: 'the history ends before it' } };
}

function answerOf(line: AnsweredLine | UnknownLine): Answer {
  if (line.t === 'unknown') return { kind: 'unknown', error: line.error };
  const { atMs, status, code, orderId, totalMinor } = line;
  return { kind: 'answered', atMs, status, code, orderId: orderId?.toLowerCase(), totalMinor };
}
