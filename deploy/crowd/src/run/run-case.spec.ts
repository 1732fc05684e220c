import { rehearsal } from '../cases/rehearsal.case.js';
import { FAKE_OPERATOR_KEY, FakeShopcast, type Weather } from '../testing/fake-shopcast.js';
import type { Patience } from './patience.js';
import { runCase, type RunOptions } from './run-case.js';
import { KeyRefused, OutcomeUnknown, ServerUnreachable } from './run.errors.js';

const seconds = (count: number) => new Promise((over) => setTimeout(over, count * 1_000));

/** Runs the rehearsal against a fake with this weather; `meanwhile` happens to it on the way. */
async function rehearse(
  options: Partial<RunOptions> & { weather?: Weather; meanwhile?: (fake: FakeShopcast) => Promise<void> } = {},
) {
  const fake = new FakeShopcast(options.weather);
  await fake.start();
  try {
    const { url } = fake;
    const run = runCase({ case: rehearsal, url, speed: 300, operatorKey: FAKE_OPERATOR_KEY, ...options });
    const [report] = await Promise.all([run, options.meanwhile?.(fake)]);
    return { report, faults: fake.facts.faults, repeats: fake.facts.repeats, socketsOpened: fake.socketsOpened };
  } finally {
    await fake.stop();
  }
}

describe('running a case', () => {
  it('ends with every figure equal, having repeated itself without doing anything twice', async () => {
    const { report, faults, repeats } = await rehearse();
    expect(report).toMatchObject({ case: 'rehearsal', seed: 1, equal: true, notes: [] });
    expect(faults).toEqual([]);
    expect(repeats).toBeGreaterThan(20);
  });

  it('loses nothing and doubles nothing in bad weather', async () => {
    const { report, faults, socketsOpened } = await rehearse({ weather: { failing: 0.05, losing: 0.06 }, seed: 5 });
    expect(report.figures.filter(({ equal }) => !equal)).toEqual([]);
    expect(faults).toEqual([]);
    expect(socketsOpened).toBeGreaterThan(620);
  });

  it('survives a server that is killed twice and catches up', async () => {
    const { report, faults } = await rehearse({
      meanwhile: async (fake) => {
        for (const wait of [1.5, 1]) {
          await seconds(wait);
          await fake.kill();
          await seconds(2);
          await fake.start();
        }
      },
    });
    expect(report.figures.filter(({ equal }) => !equal)).toEqual([]);
    expect(report.notes).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('does the same at any speed', async () => {
    const { report } = await rehearse({ speed: 3_600 });
    expect(report.equal).toBe(true);
  });

  it('is not equal when the server shows another number than was published', async () => {
    const published = [{ metric: 'view_pv', count: 601 }];
    const { report } = await rehearse({ case: { ...rehearsal, published }, speed: 3_600 });
    expect(report.equal).toBe(false);
    expect(report.figures.filter(({ equal }) => !equal).map(({ metric }) => metric)).toEqual(['view_pv']);
  });

  it('reports where it stands, from preparing to measuring', async () => {
    const phases: string[] = [];
    await rehearse({ speed: 3_600, onProgress: ({ phase }) => phases.push(phase) });
    expect([...new Set(phases)]).toEqual(['preparing', 'live', 'settling', 'measuring']);
  });
});

describe('a run that cannot be done', () => {
  it('says in one line that nothing answers', async () => {
    const nowhere = runCase({ case: rehearsal, url: 'http://127.0.0.1:1', operatorKey: 'any' });
    await expect(nowhere).rejects.toThrow(ServerUnreachable);
    await expect(nowhere).rejects.toThrow(/^Nothing answers at http:\/\/127.0.0.1:1 .*npm start.*$/);
  });

  it('says in one line that the key was refused', async () => {
    await expect(rehearse({ operatorKey: 'sco_wrong' })).rejects.toThrow(KeyRefused);
    await expect(rehearse({ accountKey: 'sck_wrong' })).rejects.toThrow('The account key was refused (401)');
  });

  it('gives up on a server that never comes back', async () => {
    const patience: Partial<Patience> = { outageMs: 1_000 };
    const gone = rehearse({ patience, meanwhile: (fake) => seconds(1).then(() => fake.kill()) });
    await expect(gone).rejects.toThrow(OutcomeUnknown);
    await expect(gone).rejects.toThrow(/ did not say for \d+ s .* what became of \d+ requests: \w+ \/v1\/.*\.$/);
  });
});
