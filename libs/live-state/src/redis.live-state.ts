import { loggerFor } from '@shopcast/telemetry';
import { Redis } from 'ioredis';
import { Listeners } from './listeners.js';
import { LiveState, type StreamFollower, type Unsubscribe } from './live-state.js';
import { RedisStreams } from './redis-streams.js';
import { readBatch, type StreamBatch, type StreamTail } from './shared-stream.js';

/** Redis answers in a millisecond or is not there; nobody in a room waits for longer. */
const ANSWER_MS = 500;
const RECONNECT_AT_MOST_EVERY_MS = 2_000;

const logger = loggerFor('live-state.redis');

/** Redis pub/sub. While Redis is away messages are dropped; when it is back, listening goes on by itself. */
export class RedisLiveState extends LiveState {
  private readonly listeners = new Listeners<string>();
  /** Told whenever messages of their channel begin to arrive. */
  private readonly hearing = new Listeners<void>();
  private readonly speaking: Redis;
  private readonly listening: Redis;
  private readonly streams: RedisStreams;
  private closed = false;

  /** @param prefix goes before every channel, so that several installations can share a Redis */
  constructor(
    url: string,
    private readonly prefix = 'shopcast:',
  ) {
    super();
    this.speaking = this.connect(url);
    this.streams = new RedisStreams(this.speaking, prefix);
    this.listening = this.connect(url);
    this.listening.on('message', (channel: string, message: string) =>
      this.listeners.tell(channel.slice(this.prefix.length), message),
    );
    // Every connection starts without subscriptions; this one place makes them, after a start as after a loss.
    this.listening.on('ready', () => this.listenTo(this.listeners.channels));
  }

  get connected(): boolean {
    return this.speaking.status === 'ready' && this.listening.status === 'ready';
  }

  publish(channel: string, message: string): void {
    if (this.speaking.status !== 'ready') return;
    this.speaking.publish(this.prefix + channel, message).catch(ignore);
  }

  subscribe(channel: string, listener: (message: string) => void): Unsubscribe {
    if (this.listeners.add(channel, listener)) this.listenTo([channel]);
    return () => {
      const nobodyListens = this.listeners.remove(channel, listener);
      if (nobodyListens && this.listening.status === 'ready') {
        this.listening.unsubscribe(this.prefix + channel).catch(ignore);
      }
    };
  }

  append(stream: string, entries: readonly string[]): Promise<StreamBatch> {
    return this.streams.append(stream, entries);
  }

  tail(stream: string): Promise<StreamTail> {
    return this.streams.tail(stream);
  }

  follow(stream: string, { batch, hearing }: StreamFollower): Unsubscribe {
    // Who comes second finds the channel open already.
    if (this.listeners.channels.includes(stream)) setImmediate(hearing);
    this.hearing.add(stream, hearing);
    const unsubscribe = this.subscribe(stream, (message) => {
      const heard = readBatch(message);
      if (heard) batch(heard);
    });
    return () => {
      this.hearing.remove(stream, hearing);
      unsubscribe();
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.speaking.disconnect();
    this.listening.disconnect();
  }

  private listenTo(channels: readonly string[]): void {
    if (channels.length === 0 || this.listening.status !== 'ready') return;
    this.listening
      .subscribe(...channels.map((channel) => this.prefix + channel))
      .then(() => channels.forEach((channel) => this.hearing.tell(channel)), ignore);
  }

  private connect(url: string): Redis {
    const redis = new Redis(url, {
      enableOfflineQueue: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_MS,
      retryStrategy: (attempt) => Math.min(attempt * 50, RECONNECT_AT_MOST_EVERY_MS),
    });
    let reported = false;
    redis.on('ready', () => (reported = false));
    redis.on('error', (error: Error) => {
      // Once per outage: it is tried again for as long as it takes.
      if (!reported && !this.closed) logger.warn({ err: error }, 'Redis is away; other processes’ news arrive later');
      reported = true;
    });
    return redis;
  }
}

/** A lost connection fails what was on its way; being lost is all that can happen to a message. */
const ignore = (): void => undefined;
