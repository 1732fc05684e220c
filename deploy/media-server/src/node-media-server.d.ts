/**
 * The parts of node-media-server that are used here; it has no types of its own. The server that it puts together from
 * them is not: that one ends the process when a port is taken, answers signals by itself and prints on stdout.
 */
declare module 'node-media-server/src/core/avpacket.js' {
  export default class AVPacket {
    codec_type: number;
    flags: number;
    dts: number;
    size: number;
    data: Buffer;
  }
}

declare module 'node-media-server/src/session/base_session.js' {
  export default class BaseSession {
    id: string;
    ip: string;
    protocol: string;
    streamName: string;
    streamPath: string;
    audioCodec: number | undefined;
    videoCodec: number | undefined;
    sendBuffer: (buffer: Buffer) => void;
  }
}

declare module 'node-media-server/src/server/broadcast_server.js' {
  import type AVPacket from 'node-media-server/src/core/avpacket.js';
  import type BaseSession from 'node-media-server/src/session/base_session.js';

  export default class BroadcastServer {
    constructor(streamPath: string);
    readonly publisher: BaseSession | null;
    flvHeader: Buffer;
    flvMetaData: Buffer | null;
    flvAudioHeader: Buffer | null;
    flvVideoHeader: Buffer | null;
    flvGopCache: Set<Buffer> | null;
    rtmpGopCache: Set<Buffer> | null;
    publishGraceMs: number;
    postPublish(session: BaseSession): string | null;
    donePublish(session: BaseSession): void;
    postPlay(session: BaseSession): string | null;
    donePlay(session: BaseSession): void;
    broadcastMessage(packet: AVPacket): void;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  export default class Flv {
    static createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
  }
}

declare module 'node-media-server/src/protocol/rtmp.js' {
  import type AVPacket from 'node-media-server/src/core/avpacket.js';

  export interface Asked {
    readonly app: string;
    readonly name: string;
    readonly query: Readonly<Record<string, string | string[] | undefined>>;
  }

  export default class Rtmp {
    readonly inPackets: ReadonlyMap<number, unknown>;
    readonly parserPacket: { readonly header: { readonly length: number } };
    readonly streamId: number | undefined;
    onConnectCallback: (asked: Asked) => void;
    onPushCallback: () => void;
    onPlayCallback: () => void;
    onPacketCallback: (packet: AVPacket) => void;
    onOutputCallback: (buffer: Buffer) => void;
    packetAlloc: () => void;
    respondPublish: () => void;
    respondPlay: () => void;
    parserData(data: Buffer): string | null;
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void;
  }
}

declare module 'node-media-server/src/core/context.js' {
  import type { EventEmitter } from 'node:events';

  const context: { readonly eventEmitter: EventEmitter };
  export default context;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (message: string, level?: string) => void };
  export default logger;
}
