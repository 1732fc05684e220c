import { followStream, type StreamSource } from './follow-stream.js';

const streamOf = (...chunks: string[]) =>
  new Response(chunks.join(''), { headers: { date: 'Thu, 01 Jan 2026 20:00:00 GMT' } });

/** Plays a list of answers and writes down, in order, what the page would have learned. */
async function playing(...answers: (() => Response)[]): Promise<string[]> {
  const log: string[] = [];
  const page = new AbortController();
  const source: StreamSource = {
    open: async () => {
      const next = answers.shift();
      if (next === undefined) {
        page.abort();
        throw new Error('nothing left to play');
      }
      return next();
    },
    pause: async (delayMs) => void log.push(`pause ${delayMs}`),
    random: () => 1,
  };
  await followStream(
    source,
    {
      opened: (serverMs) => log.push(`opened ${serverMs}`),
      heard: () => undefined,
      received: ({ event, data }) => log.push(`${event} ${data}`),
      lost: (attempt) => log.push(`lost ${attempt}`),
      refused: (status) => log.push(`refused ${status}`),
    },
    page.signal,
  );
  return log;
}

const unreachable = () => {
  throw new TypeError('network');
};
const openedAt = `opened ${Date.UTC(2026, 0, 1, 20)}`;

describe('following a stream', () => {
  it('delivers events and comes back when the stream ends', async () => {
    const one = () => streamOf('event: metrics\ndata: 1\n\n');

    expect(await playing(one, one)).toEqual([
      openedAt,
      'metrics 1',
      'lost 1',
      'pause 500',
      openedAt,
      'metrics 1',
      'lost 1',
      'pause 500',
    ]);
  });

  it('waits longer with every failure in a row, and starts small again after a success', async () => {
    const log = await playing(
      unreachable,
      () => new Response('', { status: 503 }),
      () => streamOf('data: 1\n\n'),
      unreachable,
    );

    expect(log.filter((line) => line.startsWith('pause'))).toEqual([
      'pause 500',
      'pause 1000',
      'pause 500',
      'pause 1000',
    ]);
  });

  it.each([401, 403, 404])('gives up for good when the server answers %d', async (status) => {
    expect(await playing(() => new Response('', { status }))).toEqual([`refused ${status}`]);
  });

  it('does not claim to know the time of a server that does not say it', async () => {
    expect(await playing(() => new Response('data: 1\n\n'))).toContain('opened null');
  });
});
