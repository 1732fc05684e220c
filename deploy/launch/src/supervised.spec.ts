import type { RunningServer } from '@shopcast/servers';
import { jest } from '@jest/globals';
import { allOrNone, supervise } from './supervised.js';

function fakeServer(pid: number) {
  let end = (): void => undefined;
  const exited = new Promise<void>((resolve) => (end = resolve));
  const server: RunningServer = { pid, logFile: 'log', exited, stop: async () => end(), kill: () => end() };
  return server;
}

describe('a supervised server', () => {
  beforeEach(() => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  it('is started again after it ended by itself, also when a start fails in between', async () => {
    const starts = [fakeServer(1), new Error('port in use'), fakeServer(3)];
    const supervised = await supervise('order', async () => {
      const next = starts.shift();
      if (next instanceof Error || next === undefined) throw next;
      return next;
    });

    supervised.server.kill('SIGKILL');

    while (supervised.server.pid !== 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await supervised.stop();
    expect(starts).toEqual([]);
  });

  it('stays stopped once it was stopped', async () => {
    let started = 0;
    const supervised = await supervise('order', async () => fakeServer((started += 1)));

    await supervised.stop();

    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(started).toBe(1);
  });

  it('fails at once when it cannot be started the first time', async () => {
    const never = async () => {
      throw new Error('no such program');
    };

    await expect(supervise('order', never)).rejects.toThrow('no such program');
  });

  it('is not left running when one of its companions cannot be started', async () => {
    const server = fakeServer(1);
    const never = supervise('catalog', async () => {
      throw new Error('no such program');
    });

    await expect(allOrNone([supervise('order', async () => server), never])).rejects.toThrow('no such program');

    await server.exited;
  });
});
