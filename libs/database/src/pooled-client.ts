import pg from 'pg';

const BEGIN = 'START TRANSACTION';

type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;

/** A connection of the pool. Statements that do not wait for each other's answers travel together on it. */
export class PooledClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // Its loss is told by the statement that was under way, or by the pool. In a pipeline the news may come when neither
    // listens any more, and an error that nobody hears ends the process.
    this.on('error', () => undefined);
  }

  /**
   * As pg does it; but nobody waits for the beginning of a transaction, which goes with its first statement. If it cannot
   * begin, the connection is lost, and that statement says so.
   */
  override query: pg.Client['query'] = ((...asked: Parameters<pg.Client['query']>): unknown => {
    const answer: unknown = super.query(...asked);
    if ((asked[0] as unknown) !== BEGIN) return answer;
    (answer as Promise<Answer>).catch(() => undefined);
    return Promise.resolve<Answer>({ command: 'START', rowCount: null, rows: [] });
  }) as pg.Client['query'];
}
