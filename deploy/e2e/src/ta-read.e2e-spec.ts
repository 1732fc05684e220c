import { type Ended, eventually, Installation } from '@shopcast/installation';
import { Dashboard, numeratorOn, seriousFindings } from './harness/dashboard.js';
import { secondAnswered } from './harness/answered-second.js';
import { LoggedSeconds } from './harness/logged-second.js';
import { homeOf, loggedSession } from './harness/logged-session.js';
import { refoldDifferences } from './harness/refold.js';
import { asShown, shownAt } from './harness/replay-page.js';
import { seededRandom } from './harness/seeded-random.js';

interface CaseResult {
  readonly sessionId: string;
  readonly equal: boolean;
  readonly metrics: Record<string, { n: number; d: number | null; value: number | null; state: string }>;
}

const lastLine = (text: string): CaseResult => JSON.parse(text.trim().split('\n').at(-1) ?? '') as CaseResult;

/** What was published of the session, digit for digit. */
const published = {
  view_pv: { n: 11_951, d: null },
  shop_visitors: { n: 6_704, d: null },
  orders: { n: 1_228, d: null },
  cvr_shop: { n: 1_228, d: 6_704 },
};

const locales = [
  ['en-US', 'Shop visitors'],
  ['ja-JP', 'ショップ'],
  ['zh-CN', '店'],
] as const;

// The local profile runs the same case in kill.e2e-spec, where its services die on the way.
describe('case ta-read on the embedded profile, with the dashboard open in Chromium', () => {
  let installation: Installation;
  let dashboard: Dashboard;
  let firstRun: Promise<Ended>;
  const ended: CaseResult[] = [];
  beforeAll(async () => {
    installation = await Installation.make('embedded');
    dashboard = new Dashboard(installation);
    firstRun = installation.runToEnd('--exit', '--json');
    await installation.untilReady();
  }, 120_000);
  afterAll(async () => {
    await dashboard.close();
    await installation.remove();
  });

  it('moves on the dashboard while it runs, without a reload, and the key is hidden', async () => {
    const sessionId = await eventually('a live session', () => liveSession(installation), isThere);
    await dashboard.show(`sessions/${sessionId}`, {}, async (page) => {
      await page.locator('[data-metric=cvr_shop]').first().waitFor();
      const before = await numeratorOn(page, 'view_pv');
      const viewers = () => numeratorOn(page, 'view_pv');
      const after = await eventually('more viewers on the page', viewers, (now) => now > before + 50);

      expect(after).toBeGreaterThan(before);
      expect(page.url()).not.toContain('sco_');
      expect(await page.locator('[data-session-state]').first().getAttribute('data-session-state')).toBe('live');
    });
  }, 60_000);

  it('ends with the published figures, and exits 0 because every figure is equal', async () => {
    const { status, stdout } = await firstRun;
    const result = lastLine(stdout);
    ended.push(result);

    expect(result.metrics).toMatchObject(published);
    expect(((result.metrics['cvr_shop']?.value ?? 0) * 100).toFixed(2)).toBe('18.32');
    expect({ status, equal: result.equal }).toEqual({ status: 0, equal: true });
  }, 400_000);

  it('ends so when it runs again on the same installation', async () => {
    const { status, stdout } = await installation.runToEnd('--exit', '--json', '--seed', '2', '--speed', '240');
    const result = lastLine(stdout);
    ended.push(result);

    expect(result.metrics).toMatchObject(published);
    expect({ status, equal: result.equal }).toEqual({ status: 0, equal: true });
  }, 400_000);

  describe('when all is over', () => {
    const endedPage = () => `sessions/${ended[0]?.sessionId}`;
    beforeAll(() => installation.start(), 120_000);

    it('has counted only its own session each time, and the first session’s numbers still stand', async () => {
      const final = ended.map(({ sessionId, metrics }) => [sessionId, { state: 'ok', metrics }] as const);

      expect(ended).toHaveLength(2);
      expect(await sessionsAndMetrics(installation)).toEqual(new Map(final));
    });

    it('shows 18.32 % made of 1,228 / 6,704, final', async () => {
      await dashboard.show(endedPage(), { locale: 'en-US' }, async (page) => {
        const headline = () => page.locator('.headline__number').first().innerText();
        await eventually('the headline', headline, (text) => text.includes('18.32'));
        const parts = await page.locator('.headline__parts').first().innerText();
        expect(parts.replace(/\s+/g, ' ')).toContain('1,228 / 6,704');
        expect(await page.locator('[data-metric=cvr_shop]').first().getAttribute('data-state')).toBe('ok');
        expect(await numeratorOn(page, 'view_pv')).toBe(11_951);
      });
    }, 60_000);

    it.each(
      locales.flatMap(([locale, word]) => (['light', 'dark'] as const).map((theme) => [locale, theme, word] as const)),
    )(
      'speaks %s in the %s theme, and an accessibility audit finds nothing serious',
      async (locale, colorScheme, word) => {
        await dashboard.show(endedPage(), { locale, colorScheme }, async (page) => {
          const text = () => page.locator('body').innerText();
          await eventually('the numbers', text, (shown) => shown.includes('18.32') && shown.includes(word));
          expect((await page.locator('html').getAttribute('lang'))?.slice(0, 2)).toBe(locale.slice(0, 2));
          expect(await seriousFindings(page)).toEqual([]);
        });
      },
      60_000,
    );

    it.each([
      ['its report', 'report', 'light', '.report'],
      ['its report', 'report', 'dark', '.report'],
      ['the wall of all rooms', '', 'dark', '#content'],
    ] as const)(
      'has nothing serious for an accessibility audit in %s either (%s, %s)',
      async (_, page, theme, shown) => {
        const path = page === 'report' ? `${endedPage()}/report` : page;
        await dashboard.show(path, { locale: 'en-US', colorScheme: theme }, async (opened) => {
          await opened.locator(shown).first().waitFor();
          expect(await seriousFindings(opened)).toEqual([]);
        });
      },
      60_000,
    );

    it('leads from the numbers to the replay, which a guest may watch', async () => {
      await dashboard.show(endedPage(), { locale: 'en-US' }, async (page) => {
        await page.getByRole('link', { name: 'Watch the replay' }).click();
        await page.locator('.theatre').first().waitFor();
        expect(page.url()).toContain(`/replay/${ended[0]?.sessionId}`);
        expect(await seriousFindings(page)).toEqual([]);
      });
    }, 60_000);

    describe('watched again', () => {
      let log: LoggedSeconds;
      let random: () => number;
      const sessionId = () => ended[0]?.sessionId ?? '';
      const anySecond = () => Math.floor(random() * (log.seconds + 1));
      const seconds = () => [0, ...log.turns, log.seconds, ...Array.from({ length: 6 }, anySecond)];
      beforeAll(async () => {
        const { body } = await installation.api.get<{ timeScale: number }>(`/v1/sessions/${sessionId()}`);
        log = new LoggedSeconds(await loggedSession(homeOf(installation), sessionId()), body.timeScale);
        random = seededRandom(Number.parseInt(sessionId().slice(0, 8), 16));
      }, 60_000);

      it('is at any second as the log says that it was', async () => {
        for (const second of seconds()) {
          const { room, counts } = await secondAnswered(installation.api, sessionId(), second);
          expect(room).toEqual(log.at(second));
          expect({ second, ...counts }).toEqual({ second, ...log.countsAt(second) });
        }
      }, 60_000);

      it('shows anybody who comes by the comments, the shelf and the counts of that second', async () => {
        await dashboard.showPage(`/replay/${sessionId()}?t=${anySecond()}`, { locale: 'zh-CN' }, async (page) => {
          for (const second of seconds()) expect(await shownAt(page, second)).toEqual(asShown(log.at(second)));
          expect(await seriousFindings(page)).toEqual([]);
        });
      }, 60_000);
    });

    it('lists its sessions on the overview, and asks for a key where there is none', async () => {
      await dashboard.show('', {}, async (overview) => {
        for (const { sessionId } of ended) await overview.locator(`[data-session="${sessionId}"]`).first().waitFor();
      });
      await dashboard.showStranger(endedPage(), {}, async (page) => {
        await page.locator('input').first().waitFor();
        expect(await page.locator('body').innerText()).not.toContain('18.32');
      });
    }, 60_000);

    it('gives the same values when the log is folded again from the start', async () => {
      expect(await refoldDifferences(installation)).toEqual([]);
    }, 240_000);
  });
});

const isThere = (id: string | undefined): id is string => id !== undefined;

async function liveSession({ api }: Installation): Promise<string | undefined> {
  const { body } = await api.get<{ items: { sessionId: string }[] }>('/v1/sessions?state=live');
  return body.items[0]?.sessionId;
}

/** The final metrics of every session of a running installation. */
async function sessionsAndMetrics({ api }: Installation): Promise<Map<string, unknown>> {
  const { body } = await api.get<{ items: { sessionId: string }[] }>('/v1/sessions?limit=100');
  const metrics = new Map<string, unknown>();
  for (const { sessionId } of body.items) {
    const answer = await api.get<{ state: string; metrics: unknown }>(`/v1/sessions/${sessionId}/metrics`);
    metrics.set(sessionId, { state: answer.body.state, metrics: answer.body.metrics });
  }
  return metrics;
}
