import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalyticsConfig, refold } from '@shopcast/analytics';
import { topics } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import { type EventLog, fromRecord, migratePostgresLog, PostgresEventLog } from '@shopcast/event-log';
import { startPostgres } from '@shopcast/servers';
import { crowdedSession } from './crowded-session.js';
import { treeCpuSeconds } from './tree-cpu.js';

const SESSIONS = 4;
const VIEWERS = 6_000;
const APPENDED_AT_ONCE = 5_000;

/**
 * Facts folded per second from the Postgres log, exactly and durably, by one process: the fold's state, the memory of
 * event ids and the offsets are committed with every batch. In the same run a bare loop that only reads and parses the
 * same records, so that the ratio says what the fold costs on this machine.
 */
export async function benchFold(): Promise<Record<string, number>> {
  const directory = await mkdtemp(join(tmpdir(), 'shopcast-bench-'));
  const postgres = await startPostgres({ directory });
  try {
    const passwords = { owner: 'bench', app: 'bench' };
    const eventLog = await provisionDatabase(postgres.url, 'event_log', passwords);
    const analytics = await provisionDatabase(postgres.url, 'analytics', passwords);
    await migratePostgresLog(eventLog.appUrl, eventLog.ownerUrl);
    const log = new PostgresEventLog({ url: eventLog.appUrl });
    const config = Object.assign(new AnalyticsConfig(), {
      ANALYTICS_DATABASE_URL: analytics.appUrl,
      ANALYTICS_DATABASE_OWNER_URL: analytics.ownerUrl,
    });
    try {
      await log.ensureTopics(Object.values(topics));
      const facts = await fill(log);
      const readPerSecond = await bareRead(log);
      const cpuSecondsBefore = treeCpuSeconds(process.pid);
      const { records, seconds, recordsPerSecond } = await refold({ config, log, verify: false });
      const cpuSeconds = treeCpuSeconds(process.pid) - cpuSecondsBefore;
      if (records !== facts) throw new Error(`${facts} facts are on the log, and ${records} were folded`);
      return {
        facts,
        seconds: Math.round(seconds * 100) / 100,
        foldedPerSecond: recordsPerSecond,
        // Both sides of the wire: this process and Postgres.
        foldedPerCpuSecond: Math.round(records / cpuSeconds),
        bareReadPerSecond: readPerSecond,
        shareOfBareRead: Number((recordsPerSecond / readPerSecond).toFixed(3)),
      };
    } finally {
      await log.close();
    }
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function fill(log: EventLog): Promise<number> {
  let facts = 0;
  for (let session = 0; session < SESSIONS; session += 1) {
    const records = crowdedSession(VIEWERS);
    for (let from = 0; from < records.length; from += APPENDED_AT_ONCE) {
      await log.append(records.slice(from, from + APPENDED_AT_ONCE));
    }
    facts += records.length;
  }
  return facts;
}

async function bareRead(log: EventLog): Promise<number> {
  const ends = await log.endOffsets(Object.values(topics).map(({ name }) => name));
  const ranges = [...ends].flatMap(([topic, partitions]) =>
    partitions.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0),
  );
  let read = 0;
  const begun = performance.now();
  await log.scan(ranges, async ({ records }) => {
    read += records.map(fromRecord).length;
  });
  return Math.round(read / ((performance.now() - begun) / 1000));
}
