import type BaseSession from 'node-media-server/src/session/base_session.js';
import type { ProtocolParts } from './protocol-parts.js';
import { type Source, Stream } from './stream.js';

/** The streams of this process, by session. */
export class Streams {
  private readonly streams = new Map<string, Stream>();
  private events: ProtocolParts['events'] | undefined;

  /** @param graceMs how long viewers stay when their source is lost */
  constructor(private readonly graceMs: number) {}

  publish(parts: ProtocolParts, sessionId: string, source: Source): Stream {
    this.listen(parts);
    const stream = this.streams.get(sessionId) ?? new Stream(parts, sessionId, this.graceMs);
    stream.publish(source);
    this.streams.set(sessionId, stream);
    return stream;
  }

  /** A stream that has a source, or had one a moment ago. */
  find(sessionId: string): Stream | undefined {
    return this.streams.get(sessionId);
  }

  close(): void {
    this.events?.off('donePublish', this.onDone);
    for (const stream of this.streams.values()) stream.end();
    this.streams.clear();
  }

  private listen({ events }: ProtocolParts): void {
    if (this.events) return;
    this.events = events.on('donePublish', this.onDone);
  }

  private readonly onDone = ({ streamName }: BaseSession): void => {
    this.streams.get(streamName)?.end();
    this.streams.delete(streamName);
  };
}
