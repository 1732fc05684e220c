import { randomUUID } from 'node:crypto';
import { KEPT_BATCHES, type StreamBatch, type StreamTail } from './shared-stream.js';

/** Far more than are written to at a time; of the others nobody is left who could come back. */
const REMEMBERED_STREAMS = 1_000;

interface MemoryStream {
  readonly epoch: string;
  last: number;
  batches: StreamBatch[];
}

/** Streams of this process alone. They end with it: the next process begins new epochs. */
export class MemoryStreams {
  private readonly streams = new Map<string, MemoryStream>();

  append(name: string, entries: readonly string[]): StreamBatch {
    const stream = this.find(name);
    const batch = { epoch: stream.epoch, first: stream.last + 1, entries };
    stream.last += entries.length;
    stream.batches.push(batch);
    if (stream.batches.length > 2 * KEPT_BATCHES) stream.batches = stream.batches.slice(-KEPT_BATCHES);
    return batch;
  }

  tail(name: string): StreamTail {
    const { epoch, last, batches } = this.find(name);
    return { epoch, last, batches: batches.slice(-KEPT_BATCHES) };
  }

  /** The one used last stands last, so that the first is the one to forget. */
  private find(name: string): MemoryStream {
    const stream = this.streams.get(name) ?? { epoch: randomUUID(), last: 0, batches: [] };
    this.streams.delete(name);
    this.streams.set(name, stream);
    if (this.streams.size > REMEMBERED_STREAMS) this.streams.delete(this.streams.keys().next().value as string);
    return stream;
  }
}
