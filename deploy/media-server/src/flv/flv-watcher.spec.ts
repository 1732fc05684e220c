import type { ServerResponse } from 'node:http';
import { FlvWatcher } from './flv-watcher.js';

/** An answer that nobody reads. */
class Unread {
  destroyed = false;
  writableEnded = false;
  writableLength = 0;
  write = (bytes: Buffer): void => void (this.writableLength += bytes.length);
  destroy = (): void => void (this.destroyed = true);
  end = (): void => void (this.writableEnded = true);
}

const megabyte = Buffer.alloc(1024 * 1024);

describe('a viewer who does not read', () => {
  it('is cut off four megabytes after the pictures of the beginning, and costs nothing more', () => {
    const answer = new Unread();
    const watcher = new FlvWatcher(answer as unknown as ServerResponse);
    for (let n = 0; n < 10; n += 1) watcher.send(megabyte);
    watcher.limit();

    for (let n = 0; n < 20; n += 1) watcher.send(megabyte);

    expect([answer.destroyed, answer.writableLength / megabyte.length]).toEqual([true, 15]);
  });

  it('gets nothing more when it was sent home', () => {
    const answer = new Unread();
    const watcher = new FlvWatcher(answer as unknown as ServerResponse);
    watcher.close();
    watcher.send(megabyte);
    expect(answer.writableLength).toBe(0);
  });
});
