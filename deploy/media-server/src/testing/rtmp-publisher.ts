import AVPacket from 'node-media-server/src/core/avpacket.js';
import RtmpClient from 'node-media-server/src/protocol/rtmp_client.js';

const AUDIO = 8;
const VIDEO = 9;

/** A publishing program: real RTMP over a real socket. */
export class RtmpPublisher {
  /** Why the server did not want it; undefined while it does. */
  refused: string | undefined;
  private clockMs = 0;
  private readonly client = new RtmpClient();
  readonly closed: Promise<void>;

  private constructor() {
    this.closed = new Promise((resolve) => (this.client.onCloseCallback = resolve));
  }

  /** Comes back when the server has said yes, or has closed the connection. */
  static async publish(port: number, streamName: string): Promise<RtmpPublisher> {
    const publisher = new RtmpPublisher();
    const { client } = publisher;
    await client.connect(`rtmp://127.0.0.1:${port}/live/any`);
    await client.sendConnect();
    await client.sendCreateStream();
    // The promise is kept when the server has said yes, and broken with its reason when it has said no.
    await client.sendPublish(streamName).catch((reason: Error) => (publisher.refused = reason.message));
    return publisher;
  }

  /** The header and some frames of a video stream, `mark` in each of them. */
  video(mark: string): this {
    const frame = Buffer.from(mark);
    this.send(VIDEO, Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), frame]));
    this.send(VIDEO, Buffer.concat([Buffer.from([0x17, 1, 0, 0, 0]), frame]));
    return this.send(VIDEO, Buffer.concat([Buffer.from([0x27, 1, 0, 0, 0]), frame]));
  }

  audio(mark: string): this {
    this.send(AUDIO, Buffer.from([0xaf, 0, 0x12, 0x10]));
    return this.send(AUDIO, Buffer.concat([Buffer.from([0xaf, 1]), Buffer.from(mark)]));
  }

  kill(): void {
    this.client.disconnect();
  }

  private send(type: number, data: Buffer): this {
    const packet = new AVPacket();
    this.clockMs += 40;
    this.client.sendPacket(Object.assign(packet, { codec_type: type, data, size: data.length, dts: this.clockMs }));
    return this;
  }
}
