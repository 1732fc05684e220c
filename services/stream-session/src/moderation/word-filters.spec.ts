import { jest } from '@jest/globals';
import { MemoryLiveState } from '@shopcast/live-state';
import { setImmediate as turn } from 'node:timers/promises';
import { emptyWordList, type WordList } from '../domain/moderation/word-list.js';
import type { StreamSessionConfig } from '../stream-session.config.js';
import type { WordListRepository } from '../persistence/word-list.repository.js';
import { WordFilters } from './word-filters.js';

const ACCOUNT = '0192f0c4-0000-7000-8000-000000000001';
const listed = (version: number, ...words: string[]): WordList => ({
  ...emptyWordList(ACCOUNT),
  version,
  words: words.map((word) => ({ word, action: 'mask' })),
});

/** Two processes with one database and one live state; nobody looks by itself unless told to. */
function twoProcesses({ lookEveryMs = 3_600_000, hearing = true } = {}) {
  const stored = { list: listed(1, 'scam') };
  const find = jest.fn(async () => stored.list);
  const versions = async () => new Map([[ACCOUNT, stored.list.version]]);
  const lists = { find, versions } as unknown as WordListRepository;
  const liveState = new MemoryLiveState();
  const config = { ROOM_RULES_LOOK_MS: lookEveryMs } as StreamSessionConfig;
  const heard = hearing ? liveState : new MemoryLiveState();
  const [one, other] = [new WordFilters(lists, liveState, config), new WordFilters(lists, heard, config)];
  for (const filters of [one, other]) filters.onApplicationBootstrap();
  const stop = async () => {
    for (const filters of [one, other]) await filters.beforeApplicationShutdown();
  };
  return { stored, find, one, other, stop };
}

describe('the word lists of a process', () => {
  it('are read once, however many comments come at the same time', async () => {
    const { one, find, stop } = twoProcesses();
    const filters = await Promise.all([1, 2, 3].map(() => one.of(ACCOUNT)));

    expect(filters.map((filter) => filter.read('scam').shown)).toEqual(['****', '****', '****']);
    await one.of(ACCOUNT);
    expect(find).toHaveBeenCalledTimes(1);
    await stop();
  });

  it('hold at once where they were changed, and in the other process as soon as it hears of it', async () => {
    const { stored, one, other, stop } = twoProcesses();
    await Promise.all([one.of(ACCOUNT), other.of(ACCOUNT)]);
    stored.list = listed(2, 'fraud');
    await one.changed(ACCOUNT);

    expect((await one.of(ACCOUNT)).read('scam fraud').shown).toBe('scam *****');
    await turn();
    await turn();
    expect((await other.of(ACCOUNT)).read('scam fraud').shown).toBe('scam *****');
    await stop();
  });

  it('never go back to an older list that was read earlier and arrives later', async () => {
    const { stored, find, one, stop } = twoProcesses();
    let arrive: (list: WordList) => void = () => undefined;
    find.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
    const early = one.of(ACCOUNT);
    const old = stored.list;
    stored.list = listed(2, 'fraud');
    const changed = one.changed(ACCOUNT);
    arrive(old);
    await Promise.all([early, changed]);

    expect((await one.of(ACCOUNT)).read('scam fraud').shown).toBe('scam *****');
    await stop();
  });

  it('are found in a process that hears nothing, when it looks', async () => {
    const { stored, one, other, stop } = twoProcesses({ lookEveryMs: 1, hearing: false });
    await Promise.all([one.of(ACCOUNT), other.of(ACCOUNT)]);
    stored.list = listed(2, 'fraud');
    await one.changed(ACCOUNT);

    while ((await other.of(ACCOUNT)).read('scam fraud').shown !== 'scam *****') await turn();
    await stop();
  });

  it('are read again after the database was away', async () => {
    const { find, one, stop } = twoProcesses();
    find.mockRejectedValueOnce(new Error('away'));

    await expect(one.of(ACCOUNT)).rejects.toThrow('away');
    expect((await one.of(ACCOUNT)).read('scam').shown).toBe('****');
    await stop();
  });
});
