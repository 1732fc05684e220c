import type Flv from 'node-media-server/src/protocol/flv.js';
import type Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type BroadcastServer from 'node-media-server/src/server/broadcast_server.js';
import type BaseSession from 'node-media-server/src/session/base_session.js';
import type { EventEmitter } from 'node:events';

/** RTMP and FLV as node-media-server speaks them. */
export interface ProtocolParts {
  readonly Rtmp: typeof Rtmp;
  readonly Flv: typeof Flv;
  readonly BroadcastServer: typeof BroadcastServer;
  readonly BaseSession: typeof BaseSession;
  readonly events: EventEmitter;
}

let loading: Promise<ProtocolParts> | undefined;

/** Loaded for the first publisher: most processes never see one. */
export const protocolParts = (): Promise<ProtocolParts> => (loading ??= load());

async function load(): Promise<ProtocolParts> {
  const [rtmp, flv, broadcast, session, context, logger] = await Promise.all([
    import('node-media-server/src/protocol/rtmp.js'),
    import('node-media-server/src/protocol/flv.js'),
    import('node-media-server/src/server/broadcast_server.js'),
    import('node-media-server/src/session/base_session.js'),
    import('node-media-server/src/core/context.js'),
    import('node-media-server/src/core/logger.js'),
  ]);
  // It names streams as publishers write them, and somebody may write a key in the wrong place.
  logger.default.log = () => undefined;
  return {
    Rtmp: rtmp.default,
    Flv: flv.default,
    BroadcastServer: broadcast.default,
    BaseSession: session.default,
    events: context.default.eventEmitter,
  };
}
