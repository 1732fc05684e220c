import { Injectable } from '@nestjs/common';
import { topics, viewerEntered, viewerLeft } from '@shopcast/contracts';
import { Database } from '@shopcast/database';
import { EventLog } from '@shopcast/event-log';
import { loggerFor } from '@shopcast/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordStays, type StayEvent } from '../persistence/stay-facts.js';
import { LogCatchUp } from './log-catch-up.js';

const RETRY_MS = 250;

const logger = loggerFor('stream-session.stay-catch-up');

/** Brings the read model of stays up to the end of the log, for those who cannot wait for its projection. */
@Injectable()
export class StayCatchUp {
  private readonly catchUp: LogCatchUp<StayEvent>;
  private started: Promise<void> | undefined;
  private stopped = false;

  constructor(log: EventLog, database: Database) {
    this.catchUp = new LogCatchUp(log, database, {
      consumer: 'stream-session.stays',
      topic: topics.audience,
      types: [viewerEntered.type, viewerLeft.type],
      record: recordStays,
    });
  }

  start(): void {
    this.started = this.insist();
  }

  stop(): void {
    this.stopped = true;
  }

  /** Resolves when everything is in the read model that this process's predecessors had put into the log. */
  async sinceStart(): Promise<void> {
    await this.started;
  }

  /** Resolves when everything is in the read model that was in the log when this was called. */
  now(): Promise<void> {
    return this.catchUp.now();
  }

  private async insist(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.catchUp.now();
      } catch (error) {
        logger.warn({ err: error }, 'the stays of before cannot be read yet; trying again');
        await sleep(RETRY_MS);
      }
    }
  }
}
