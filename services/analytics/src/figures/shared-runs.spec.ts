import { SharedRuns } from './shared-runs.js';

describe('runs that are shared', () => {
  const counted = () => {
    const begun: string[] = [];
    const run = async (key: string): Promise<string> => {
      const answer = `${key} ${begun.push(key)}`;
      await Promise.resolve();
      return answer;
    };
    return { begun, shared: new SharedRuns(run) };
  };

  it('are one for those who ask while it waits, and begin after they asked', async () => {
    const { begun, shared } = counted();

    const answers = await Promise.all(['a', 'a', 'a', 'a', 'b'].map((key) => shared.of(key)));

    // The second could have changed what the first had read already.
    expect(answers).toEqual(['a 1', 'a 3', 'a 3', 'a 3', 'b 2']);
    expect(await shared.of('a')).toBe('a 4');
    expect(begun).toEqual(['a', 'b', 'a', 'a']);
  });

  it('fail for who asked, not for who asks next', async () => {
    const answers = [Promise.reject(new Error('database away')), Promise.resolve('back')];
    const shared = new SharedRuns(() => answers.shift() ?? Promise.reject(new Error('asked too often')));

    const [first, second] = await Promise.allSettled([shared.of('a'), shared.of('a')]);

    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});
