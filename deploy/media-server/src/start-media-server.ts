import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { flvServer } from './flv/flv-server.js';
import { Hooks } from './hooks.js';
import { protocolParts } from './protocol-parts.js';
import { RtmpConnection } from './rtmp/rtmp-connection.js';
import { Streams } from './streams.js';

export interface MediaServerOptions {
  readonly host: string;
  /** 0 for any that is free; so is httpPort. */
  readonly rtmpPort: number;
  readonly httpPort: number;
  /** Shared with stream-session. */
  readonly secret: string;
  /** Where stream-session hears of publishers. */
  readonly hookUrl: string;
  readonly graceMs?: number;
  readonly idleMs?: number;
  readonly aliveMs?: number;
}

export interface MediaServer {
  readonly rtmpPort: number;
  readonly httpPort: number;
  /** Cuts everybody off, and says that the publishers are gone. */
  stop(): Promise<void>;
}

/** Whoever stops us does not wait for longer. */
const GOODBYE_MS = 1_000;

/** Takes RTMP from publishers and serves HTTP-FLV to viewers. @throws when a port is taken */
export async function startMediaServer(options: MediaServerOptions): Promise<MediaServer> {
  const { host, secret, hookUrl, graceMs = 10_000, idleMs = 10_000, aliveMs = 5_000 } = options;
  const streams = new Streams(graceMs);
  const hooks = new Hooks(hookUrl, secret);
  const connections = new Set<Socket>();
  const admit = async (socket: Socket): Promise<void> => {
    connections.add(socket.once('close', () => connections.delete(socket)).on('error', () => socket.destroy()));
    const parts = await protocolParts();
    if (!socket.destroyed) new RtmpConnection(socket, { parts, hooks, streams, idleMs, aliveMs });
    socket.resume();
  };
  const ingest = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => void admit(socket));
  const playback = flvServer(streams, secret);
  const stop = async (): Promise<void> => {
    await Promise.all([...connections].map((socket) => once(socket.destroy(), 'close')));
    streams.close();
    playback.closeAllConnections();
    await Promise.all([ingest, playback].map(closed));
    await hooks.settled(GOODBYE_MS);
  };
  try {
    const [rtmpPort, httpPort] = [
      await listen(ingest, options.rtmpPort, host),
      await listen(playback, options.httpPort, host),
    ];
    return { rtmpPort, httpPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));
