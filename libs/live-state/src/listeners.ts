import { loggerFor } from '@shopcast/telemetry';

type Listener<Message> = (message: Message) => void;

const logger = loggerFor('live-state');

/** Who listens to which channel in this process. One failing listener does not silence the others. */
export class Listeners<Message> {
  private readonly byChannel = new Map<string, Set<Listener<Message>>>();

  get channels(): string[] {
    return [...this.byChannel.keys()];
  }

  /** @returns whether it is the first listener of its channel */
  add(channel: string, listener: Listener<Message>): boolean {
    const known = this.byChannel.get(channel);
    if (known) {
      known.add(listener);
      return false;
    }
    this.byChannel.set(channel, new Set([listener]));
    return true;
  }

  /** @returns whether nobody listens to the channel any more */
  remove(channel: string, listener: Listener<Message>): boolean {
    const known = this.byChannel.get(channel);
    if (!known?.delete(listener) || known.size > 0) return false;
    this.byChannel.delete(channel);
    return true;
  }

  tell(channel: string, message: Message): void {
    for (const listener of this.byChannel.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        logger.error({ err: error, channel }, 'a listener failed');
      }
    }
  }
}
