import { InMemoryLog } from '../conformance/in-memory-log.js';
import { shareEventLog } from './shared-event-log.js';

class ClosableLog extends InMemoryLog {
  closed = 0;
  override close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

describe('a shared log', () => {
  it('is opened once, and closed when the last of its users has closed it', async () => {
    const log = new ClosableLog();
    let opened = 0;
    const open = () => {
      opened += 1;
      return log;
    };
    const [one, other] = [shareEventLog('a', open), shareEventLog('a', open)];

    await one.close();
    await one.close();
    expect([opened, log.closed]).toEqual([1, 0]);
    await other.close();

    expect(log.closed).toBe(1);
  });

  it('is another one under another key, and a new one after it was closed', async () => {
    const logs = [new ClosableLog(), new ClosableLog(), new ClosableLog()];
    const [first, other] = [shareEventLog('a', () => logs[0]!), shareEventLog('b', () => logs[1]!)];
    await first.close();

    const again = shareEventLog('a', () => logs[2]!);
    await again.append([{ topic: 't', key: 'k', headers: {}, value: '1' }]);

    expect(logs.map(({ records }) => records.length)).toEqual([0, 0, 1]);
    await Promise.all([other.close(), again.close()]);
  });
});
