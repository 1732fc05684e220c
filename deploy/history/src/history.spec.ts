import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryLine, PlaceSent, SentLine } from './history-line.js';
import { BrokenHistory, historiesIn, historyFile, readHistory } from './history-reader.js';
import { HistoryWriter } from './history-writer.js';

const run = { case: 'lipstick', seed: 1, url: 'http://127.0.0.1:4000', atMs: 1 };
const place = (id: string): PlaceSent => ({
  ...{ t: 'sent', id, atMs: 2, op: 'place', accountId: 'account', sessionId: 'session', viewerId: 'v1' },
  key: `key-${id}`,
  lines: [{ listingId: 'listing', skuId: 'sku', quantity: 1 }],
});

const all = async (file: string): Promise<HistoryLine[]> => {
  const lines: HistoryLine[] = [];
  for await (const line of readHistory(file)) lines.push(line);
  return lines;
};

describe('A history', () => {
  let folder: string;
  let file: string;
  let writer: HistoryWriter;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopcast-history-'));
    file = historyFile(join(folder, 'runs'), run.case, 0);
    writer = await HistoryWriter.create(file, run);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds every line in the order in which it was written', async () => {
    const whose = { accountId: 'account', viewerId: 'v1', orderId: 'o' };
    const sent: SentLine[] = [
      place('1'),
      { t: 'sent', id: '2', atMs: 3, op: 'pay', ...whose, paymentId: 'p', outcome: 'failed' },
      { t: 'sent', id: '3', atMs: 4, op: 'cancel', ...whose },
      { t: 'sent', id: '4', atMs: 5, op: 'refund', accountId: 'account', orderId: 'o', key: 'k', amountMinor: 100 },
    ];
    for (const line of sent) await writer.sent(line);
    writer.unknown({ id: '1', atMs: 6, error: 'ECONNRESET' });
    writer.answered({ id: '1', atMs: 7, status: 201, orderId: 'o', totalMinor: 100 });
    await writer.close();

    expect(await all(file)).toEqual([
      { t: 'run', ...run },
      ...sent,
      { t: 'unknown', id: '1', atMs: 6, error: 'ECONNRESET' },
      { t: 'answered', id: '1', atMs: 7, status: 201, orderId: 'o', totalMinor: 100 },
    ]);
    expect(await historiesIn(join(folder, 'runs'))).toEqual([file]);
  });

  it('has a request in the file before it may leave, however many are written at once', async () => {
    const missing = await Promise.all(
      Array.from({ length: 500 }, async (_, number) => {
        await writer.sent(place(`n${number}`));
        return !readFileSync(file, 'utf8').includes(`"key-n${number}"`);
      }),
    );
    await writer.close();

    expect(missing).not.toContain(true);
  });

  it('leaves out a last line that was torn by the death of its client', async () => {
    await writer.sent(place('1'));
    await writer.close();
    await appendFile(file, JSON.stringify(place('2')).slice(0, 60));

    expect(await all(file)).toEqual([{ t: 'run', ...run }, place('1')]);
  });

  it.each([
    ['is no JSON', '{"t":"sen', 'nothing is called undefined'],
    ['has an unknown name', '{"t":"heard"}', 'nothing is called heard'],
    ['lacks a field', JSON.stringify({ ...place('1'), key: undefined }), 'key'],
    ['has a field too many', JSON.stringify({ ...place('1'), coupon: 'x' }), 'additional'],
    ['orders nothing', JSON.stringify({ ...place('1'), lines: [] }), '/lines'],
  ])('is broken if a line in its middle %s', async (_, text, problem) => {
    await writer.close();
    await writeFile(file, `${JSON.stringify({ t: 'run', ...run })}\n${text}\n`);

    const reading = all(file);
    await expect(reading).rejects.toThrow(BrokenHistory);
    await expect(reading).rejects.toThrow(`:2: `);
    await expect(reading).rejects.toThrow(problem);
  });

  it('is never continued by another client', async () => {
    await writer.close();

    await expect(HistoryWriter.create(file, run)).rejects.toThrow('EEXIST');
  });
});
