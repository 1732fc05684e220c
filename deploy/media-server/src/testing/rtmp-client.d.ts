/** node-media-server's own publisher, as far as specs use it. */
declare module 'node-media-server/src/protocol/rtmp_client.js' {
  import type AVPacket from 'node-media-server/src/core/avpacket.js';

  export default class RtmpClient {
    onCloseCallback: () => void;
    connect(url: string): Promise<void>;
    sendConnect(): Promise<unknown>;
    sendCreateStream(): Promise<number>;
    sendPublish(streamName: string): Promise<unknown>;
    sendPlay(streamName: string): Promise<unknown>;
    sendPacket(packet: AVPacket): void;
    disconnect(): void;
  }
}
