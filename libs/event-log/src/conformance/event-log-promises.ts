import type { EventLog } from '../log/event-log.js';
import { describeGroupPromises } from './group-promises.js';
import { LogClients } from './log-clients.js';
import { describeLogPromises } from './log-promises.js';

/** What every adapter promises. @param open gives a new client of one and the same log */
export function describeEventLogPromises(open: () => Promise<EventLog>): void {
  const clients = new LogClients(open);
  describe('records', () => describeLogPromises(clients));
  describe('groups', () => describeGroupPromises(clients));
}
