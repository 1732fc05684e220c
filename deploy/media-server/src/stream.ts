import type AVPacket from 'node-media-server/src/core/avpacket.js';
import type BroadcastServer from 'node-media-server/src/server/broadcast_server.js';
import type BaseSession from 'node-media-server/src/session/base_session.js';
import type { ProtocolParts } from './protocol-parts.js';

/** A group of pictures that is longer than this is forgotten: new viewers then wait for the next one. */
const MAX_GROUP_BYTES = 32 * 1024 * 1024;

/** Somebody who sends a stream. */
export interface Source {
  readonly publicationId: string;
  /** `address:port`; a source that comes back to the same address goes on where it was. */
  readonly from: string;
  close(): void;
}

/** Somebody who gets a stream as FLV. */
export interface Watcher {
  readonly id: string;
  send(bytes: Buffer): void;
  close(): void;
}

/** What one session sends, kept for a while after its source is lost: viewers wait here until one comes back. */
export class Stream {
  private readonly broadcast: BroadcastServer;
  private readonly watchers = new Map<Watcher, BaseSession>();
  /** Who came when nothing was sent: an FLV header promises tracks, and those are known with the first picture or sound. */
  private readonly waiting = new Set<Watcher>();
  private isFlowing = false;
  private current: { readonly source: Source; readonly session: BaseSession } | undefined;
  private groupBytes = 0;

  constructor(
    private readonly parts: ProtocolParts,
    private readonly sessionId: string,
    graceMs: number,
  ) {
    this.broadcast = new parts.BroadcastServer(`/live/${sessionId}`);
    this.broadcast.publishGraceMs = graceMs;
  }

  /**
   * Takes the place of the source before, if it is still there: Shopcast has given the ingest to this one. Its tracks and
   * its clock are its own, which no player follows in the middle of a stream: who watches is to come anew.
   */
  publish(source: Source): void {
    const before = this.current?.source;
    if (before) {
      this.leave(before);
      before.close();
    }
    this.endAll(this.watchers.keys());
    const session = this.sessionOf(source.publicationId, source.from);
    const refused = this.broadcast.postPublish(session);
    if (refused !== null) throw new Error(refused);
    this.forgetBefore(session);
    this.current = { source, session };
  }

  send(packet: AVPacket): void {
    if (packet.flags === METADATA) withoutCommand(packet);
    this.broadcast.broadcastMessage(packet);
    if (!this.isFlowing && MEDIA.has(packet.flags)) this.begin();
    this.groupBytes = packet.flags === KEY_FRAME ? packet.size : this.groupBytes + packet.size;
    if (this.groupBytes <= MAX_GROUP_BYTES) return;
    this.broadcast.flvGopCache?.clear();
    this.broadcast.rtmpGopCache?.clear();
    this.groupBytes = 0;
  }

  leave(source: Source): void {
    if (this.current?.source !== source) return;
    this.broadcast.donePublish(this.current.session);
    this.current = undefined;
    this.isFlowing = false;
  }

  watch(watcher: Watcher): void {
    if (!this.isFlowing) return void this.waiting.add(watcher);
    const session = this.sessionOf(watcher.id, watcher.id);
    session.protocol = 'flv';
    session.sendBuffer = (bytes) => watcher.send(bytes);
    this.watchers.set(watcher, session);
    this.broadcast.flvHeader = this.header();
    this.broadcast.postPlay(session);
  }

  unwatch(watcher: Watcher): void {
    this.waiting.delete(watcher);
    const session = this.watchers.get(watcher);
    if (session && this.watchers.delete(watcher)) this.broadcast.donePlay(session);
  }

  /** Nothing more comes to whoever watches now. */
  end(): void {
    this.endAll([...this.watchers.keys(), ...this.waiting]);
  }

  private endAll(watchers: Iterable<Watcher>): void {
    for (const watcher of [...watchers]) {
      this.unwatch(watcher);
      watcher.close();
    }
  }

  private begin(): void {
    this.isFlowing = true;
    for (const watcher of this.waiting) this.watch(watcher);
    this.waiting.clear();
  }

  /** A source that goes on where the last one was may send something else: audio after video, or another size. */
  private forgetBefore(session: BaseSession): void {
    const { broadcast } = this;
    broadcast.flvMetaData = broadcast.flvAudioHeader = broadcast.flvVideoHeader = null;
    broadcast.flvGopCache = broadcast.rtmpGopCache = null;
    session.audioCodec = session.videoCodec = undefined;
  }

  /** Players wait for what the header promises: audio alone must not promise pictures. */
  private header(): Buffer {
    const { publisher, flvAudioHeader, flvVideoHeader } = this.broadcast;
    const audio = flvAudioHeader !== null || Boolean(publisher?.audioCodec);
    const video = flvVideoHeader !== null || Boolean(publisher?.videoCodec);
    return this.parts.Flv.createHeader(audio || !video, video || !audio);
  }

  private sessionOf(id: string, from: string): BaseSession {
    const session = new this.parts.BaseSession();
    return Object.assign(session, { id, ip: from, streamName: this.sessionId, streamPath: `/live/${this.sessionId}` });
  }
}

/** What node-media-server calls packets of sound, those that begin a group of pictures, the others, and descriptions. */
const SOUND = 1;
const KEY_FRAME = 3;
const PICTURE = 4;
const METADATA = 5;
const MEDIA: ReadonlySet<number> = new Set([SOUND, KEY_FRAME, PICTURE]);

/** The AMF string `@setDataFrame`: an instruction to us, which players do not know. */
const COMMAND = Buffer.from('\x02\x00\x0d@setDataFrame', 'latin1');

function withoutCommand(packet: AVPacket): void {
  if (!packet.data.subarray(0, COMMAND.length).equals(COMMAND)) return;
  packet.data = packet.data.subarray(COMMAND.length, packet.size);
  packet.size -= COMMAND.length;
}
