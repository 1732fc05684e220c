import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mayPlay } from '@shopcast/media';
import type { Streams } from '../streams.js';
import { FlvWatcher } from './flv-watcher.js';

const STREAM = /^\/live\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.flv$/;

/** Any page may play what it has a signed address for. */
const COMMON = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/** Serves HTTP-FLV to whoever has a signed address, and tells supervisors that it is there. */
export const flvServer = (streams: Streams, secret: string): Server =>
  createServer((request, answer) => answerTo(request, answer, streams, secret));

function answerTo(request: IncomingMessage, answer: ServerResponse, streams: Streams, secret: string): void {
  const { pathname, searchParams } = addressOf(request);
  if (request.method !== 'GET') return refuse(answer, 405, 'request.method_unknown', 'Only GET is known here');
  if (pathname === '/health/live') return void answer.writeHead(200, COMMON).end();
  const sessionId = STREAM.exec(pathname)?.[1];
  if (sessionId === undefined) return refuse(answer, 404, 'request.route_unknown', 'There is no such address');
  const permit = Object.fromEntries(searchParams);
  if (!mayPlay(secret, sessionId, permit, Date.now())) {
    return refuse(answer, 403, 'playback.refused', 'The address is not signed for this session, or has expired');
  }
  play(answer, streams, sessionId);
}

function play(answer: ServerResponse, streams: Streams, sessionId: string): void {
  const stream = streams.find(sessionId);
  if (!stream) return refuse(answer, 404, 'playback.nothing_published', 'Nobody publishes at this moment');
  answer.writeHead(200, { ...COMMON, 'content-type': 'video/x-flv' });
  const watcher = new FlvWatcher(answer);
  answer.once('close', () => stream.unwatch(watcher));
  stream.watch(watcher);
  watcher.limit();
}

function refuse(answer: ServerResponse, status: number, code: string, title: string): void {
  const problem = { type: `urn:shopcast:problem:${code}`, title, status, code };
  answer.writeHead(status, { ...COMMON, 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
}

/** Whatever is asked for, an address comes out. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  return URL.parse(url, 'http://media') ?? new URL('http://media/');
}
