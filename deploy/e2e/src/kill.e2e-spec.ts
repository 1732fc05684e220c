import {
  CrowdProcess,
  type CrowdResult,
  eventually,
  Installation,
  serviceProcess,
  services,
} from '@shopcast/installation';
import { refoldDifferences } from './harness/refold.js';
import { pick, seededRandom } from './harness/seeded-random.js';

const KILLS = 10;
const SEED = 20190411;

/** What must be the same after any number of deaths as without one. */
const published = {
  view_pv: { n: 11_951 },
  shop_visitors: { n: 6_704 },
  orders: { n: 1_228 },
  cvr_shop: { n: 1_228, d: 6_704 },
};

/** A crowd that has found nobody at home goes away again; one that has begun waits for whoever comes back. */
const untilOnAir = (installation: Installation): Promise<unknown> =>
  eventually(
    'a live session',
    async () => (await installation.api.get<{ items: unknown[] }>('/v1/sessions?state=live')).body.items.length,
    (sessions) => sessions > 0,
    60_000,
  );

/** The figures that are not what they must be, and whatever else the crowd has to complain of. */
const unequal = ({ figures, notes }: Pick<CrowdResult, 'figures' | 'notes'>): readonly string[] => [
  ...Object.entries(figures).flatMap(([id, figure]) => (figure.equal ? [] : [`${id} ${JSON.stringify(figure)}`])),
  ...notes,
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a session in the middle of which processes are killed -9', () => {
  let installation: Installation;
  let crowd: CrowdProcess;
  afterEach(async () => {
    crowd.stop();
    await installation.remove();
  });

  it(`ends with the same numbers when the embedded process dies ${KILLS} times`, async () => {
    const random = seededRandom(SEED);
    installation = await Installation.make('embedded');
    await installation.start();
    crowd = new CrowdProcess('ta-read', installation, { speed: 120, seed: 3 });
    await untilOnAir(installation);

    let deaths = 0;
    while (deaths < KILLS && crowd.running) {
      await pause(1_500 + random() * 4_500);
      await installation.kill();
      deaths += 1;
      await installation.start();
    }

    const { metrics, status, ...told } = await crowd.result();
    expect({ deaths, status, unequal: unequal(told) }).toEqual({ deaths: KILLS, status: 0, unequal: [] });
    expect(metrics).toMatchObject(published);
  }, 600_000);

  it(`ends with the same numbers, live and folded again, when each local service dies ${KILLS} times`, async () => {
    const random = seededRandom(SEED);
    installation = await Installation.make('local');
    await installation.start();
    crowd = new CrowdProcess('ta-read', installation, { speed: 100, seed: 4 });
    await untilOnAir(installation);

    const left = new Map(services.map((service) => [service, KILLS]));
    while (left.size > 0 && crowd.running) {
      await pause(500 + random() * 3_000);
      const victim = pick(random, [...left.keys()]);
      const pid = serviceProcess(installation.pid, victim);
      if (pid === undefined) continue;
      process.kill(pid, 'SIGKILL');
      const remaining = (left.get(victim) ?? 1) - 1;
      if (remaining === 0) left.delete(victim);
      else left.set(victim, remaining);
    }

    const { metrics, status, ...told } = await crowd.result();
    expect({ survivors: [...left.keys()], status, unequal: unequal(told) }).toEqual({
      ...{ survivors: [], status: 0, unequal: [] },
    });
    expect(metrics).toMatchObject(published);
    expect(await refoldDifferences(installation)).toEqual([]);
  }, 900_000);
});
