import { Listeners } from './listeners.js';
import { LiveState, type Unsubscribe } from './live-state.js';

/** For a service that runs in one process: everybody who could listen is here. */
export class MemoryLiveState extends LiveState {
  readonly connected = true;
  private readonly listeners = new Listeners();

  publish(channel: string, message: string): void {
    // Later, as over a network, so that nobody comes to rely on being told before publish() returns.
    setImmediate(() => this.listeners.tell(channel, message));
  }

  subscribe(channel: string, listener: (message: string) => void): Unsubscribe {
    this.listeners.add(channel, listener);
    return () => void this.listeners.remove(channel, listener);
  }

  async close(): Promise<void> {}
}
