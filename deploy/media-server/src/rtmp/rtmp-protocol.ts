import type AVPacket from 'node-media-server/src/core/avpacket.js';
import type Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type { Asked } from 'node-media-server/src/protocol/rtmp.js';
import type { ProtocolParts } from '../protocol-parts.js';

/** Nobody needs more to say who they are. */
const MAX_STRANGER_BYTES = 32 * 1024;
const MAX_STRANGER_MESSAGE_BYTES = 16 * 1024;
/** The largest picture of a publisher, and how many messages may be under way side by side. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
const MAX_CHUNK_STREAMS = 16;

export interface RtmpEvents {
  send(bytes: Buffer): void;
  publish(asked: Asked): void;
  play(): void;
  packet(packet: AVPacket): void;
}

/** One connection's RTMP, which keeps within limits whatever the other side says. */
export class RtmpProtocol {
  private readonly rtmp: Rtmp;
  private readonly greet: () => void;
  private asked: Asked | undefined;
  private received = 0;
  private known = false;

  constructor({ Rtmp }: Pick<ProtocolParts, 'Rtmp'>, events: RtmpEvents) {
    const rtmp = (this.rtmp = new Rtmp());
    rtmp.onOutputCallback = (bytes) => events.send(bytes);
    rtmp.onConnectCallback = (asked) => (this.asked = asked);
    rtmp.onPushCallback = () => this.asked && events.publish(this.asked);
    rtmp.onPlayCallback = () => events.play();
    // What somebody sends before it was allowed to is nobody's.
    rtmp.onPacketCallback = (packet) => this.known && events.packet(packet);
    // By itself it says yes before anybody was asked.
    this.greet = rtmp.respondPublish.bind(rtmp);
    rtmp.respondPublish = rtmp.respondPlay = () => undefined;
    const allocate = rtmp.packetAlloc.bind(rtmp);
    rtmp.packetAlloc = () => {
      this.keepWithinLimits();
      allocate();
    };
  }

  /** Takes what has arrived. @throws when it is no RTMP, or too much */
  take(data: Buffer): void {
    this.received += data.length;
    if (!this.known && this.received > MAX_STRANGER_BYTES) throw new Error('too much before it was allowed to publish');
    const problem = this.rtmp.parserData(data);
    if (problem !== null) throw new Error(problem);
  }

  /** It may publish. */
  allow(): void {
    this.known = true;
    this.greet();
  }

  /** Says why not, in the words that publishing programs show. */
  refuse(reason: string): void {
    this.rtmp.sendStatusMessage(this.rtmp.streamId ?? 1, 'error', 'NetStream.Publish.BadName', reason);
  }

  private keepWithinLimits(): void {
    const { length } = this.rtmp.parserPacket.header;
    if (length > (this.known ? MAX_MESSAGE_BYTES : MAX_STRANGER_MESSAGE_BYTES)) throw new Error('a message too long');
    if (this.rtmp.inPackets.size > MAX_CHUNK_STREAMS) throw new Error('too many messages side by side');
  }
}
