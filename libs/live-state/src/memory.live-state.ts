import { Listeners } from './listeners.js';
import { LiveState, type StreamFollower, type Unsubscribe } from './live-state.js';
import { MemoryStreams } from './memory-streams.js';
import type { StreamBatch, StreamTail } from './shared-stream.js';

/** For a service that runs in one process: everybody who could listen is here. */
export class MemoryLiveState extends LiveState {
  readonly connected = true;
  private readonly listeners = new Listeners<string>();
  private readonly streams = new MemoryStreams();
  private readonly followers = new Listeners<StreamBatch>();

  publish(channel: string, message: string): void {
    // Later, as over a network, so that nobody comes to rely on being told before publish() returns.
    setImmediate(() => this.listeners.tell(channel, message));
  }

  subscribe(channel: string, listener: (message: string) => void): Unsubscribe {
    this.listeners.add(channel, listener);
    return () => void this.listeners.remove(channel, listener);
  }

  async append(stream: string, entries: readonly string[]): Promise<StreamBatch> {
    const batch = this.streams.append(stream, entries);
    setImmediate(() => this.followers.tell(stream, batch));
    return batch;
  }

  async tail(stream: string): Promise<StreamTail> {
    return this.streams.tail(stream);
  }

  follow(stream: string, follower: StreamFollower): Unsubscribe {
    const listener = (batch: StreamBatch): void => follower.batch(batch);
    this.followers.add(stream, listener);
    setImmediate(() => follower.hearing());
    return () => void this.followers.remove(stream, listener);
  }

  async close(): Promise<void> {}
}
