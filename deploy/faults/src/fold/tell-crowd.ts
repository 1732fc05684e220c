import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@shopcast/crowd';
import { type EventLog, type RecordToAppend, toRecord } from '@shopcast/event-log';
import { expectedNumbers } from './expected-numbers.js';
import { EVENTS_PER_VIEWER, type TimedFact, toldSession } from './told-crowd.js';

const VIEWERS = 5_000;
const APPENDED_AT_ONCE = 2_000;
const DUPLICATED = 0.1;
const AGAIN_AFTER_MS = 250;
const MINUTE_MS = 60_000;

/** What the fold must show, by session. */
export type Expected = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Tells the log of sessions, one after the other, however often the log is away; a tenth is told twice. */
export async function tellCrowd(log: EventLog, events: number, random: Random): Promise<Expected> {
  const expected = new Map<string, Readonly<Record<string, number>>>();
  const viewers = Math.min(VIEWERS, Math.ceil(events / EVENTS_PER_VIEWER));
  const endedAtMs = Date.now() - MINUTE_MS;
  const ends: TimedFact[] = [];
  for (let told = 0; told < events;) {
    const session = toldSession(viewers, endedAtMs, random);
    const again = session.facts.filter(() => random.unit() < DUPLICATED);
    await append(log, [session.start, ...session.facts, ...random.shuffled(again)]);
    expected.set(session.sessionId, expectedNumbers(session));
    ends.push(session.end);
    told += session.facts.length;
  }
  await append(log, ends);
  return expected;
}

async function append(log: EventLog, facts: readonly TimedFact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += APPENDED_AT_ONCE) {
    await appendStubbornly(log, facts.slice(from, from + APPENDED_AT_ONCE).map(recordOf));
  }
}

/** An unanswered append may have been written: then its records are there twice, which is what consumers are made for. */
async function appendStubbornly(log: EventLog, records: readonly RecordToAppend[]): Promise<void> {
  for (;;) {
    try {
      return await log.append(records);
    } catch {
      await sleep(AGAIN_AFTER_MS);
    }
  }
}

const recordOf = ({ id, timeMs, fact }: TimedFact): RecordToAppend => toRecord(fact, { id, timeMs, source: 'faults' });
