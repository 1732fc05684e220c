import type { EventLog } from '../log/event-log.js';

/** Clients of one and the same log, closed after each promise. */
export class LogClients {
  log!: EventLog;
  private readonly opened: EventLog[] = [];

  /** @param open gives a new client */
  constructor(private readonly open: () => Promise<EventLog>) {
    beforeEach(async () => {
      this.log = await this.another();
    });
    afterEach(async () => {
      await Promise.all(this.opened.splice(0).map((client) => client.close()));
    });
  }

  async another(): Promise<EventLog> {
    const client = await this.open();
    this.opened.push(client);
    return client;
  }
}
