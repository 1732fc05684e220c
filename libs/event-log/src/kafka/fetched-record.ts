import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { LogRecord } from '../log/event-log.js';

/** A record as Kafka delivered it. Its bytes become text when somebody asks: most readers need four of the headers. */
export class FetchedRecord implements LogRecord {
  readonly offset: number;
  private readonly rawHeaders: IHeaders;

  constructor(private readonly message: KafkaMessage) {
    this.offset = Number(message.offset);
    this.rawHeaders = message.headers ?? {};
  }

  get key(): string | null {
    return this.message.key?.toString('utf8') ?? null;
  }

  get value(): string | null {
    return this.message.value?.toString('utf8') ?? null;
  }

  get headers(): Readonly<Record<string, string>> {
    const read: Record<string, string> = {};
    for (const name in this.rawHeaders) {
      const value = this.header(name);
      if (value !== undefined) read[name] = value;
    }
    return read;
  }

  header(name: string): string | undefined {
    const value = this.rawHeaders[name];
    const first = Array.isArray(value) ? value[0] : value;
    return first === undefined ? undefined : String(first);
  }
}
