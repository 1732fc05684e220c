import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CrowdProcess, type CrowdResult, eventually, Installation } from '@shopcast/installation';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const locales = [
  ['en-US', 'Shop visitors'],
  ['ja-JP', 'ショップ'],
  ['zh-CN', '店'],
] as const;

describe('the dashboard of a running session, in Chromium', () => {
  let installation: Installation;
  let browser: Browser;
  let crowd: CrowdProcess;
  let result: CrowdResult;

  beforeAll(async () => {
    browser = await openBrowser();
    installation = await Installation.make('embedded');
    await installation.start();
    crowd = new CrowdProcess('ta-read', installation, { speed: 120, seed: 5 });
  }, 120_000);
  afterAll(async () => {
    crowd.stop();
    await browser.close();
    await installation.remove();
  });

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
    const page = await context.newPage();
    await page.goto(`${installation.url}${path}#key=${installation.operatorKey}`);
    return page;
  };
  const numeratorOf = async (page: Page, metric: string): Promise<number> =>
    Number(await page.locator(`[data-metric=${metric}]`).first().getAttribute('data-n'));

  it('moves while the session runs, without a reload, and hides the key', async () => {
    const sessionId = await eventually(
      'a live session',
      async () => {
        const { body } = await installation.api.get<{ items: { sessionId: string }[] }>('/v1/sessions?state=live');
        return body.items[0]?.sessionId;
      },
      (id) => id !== undefined,
    );
    const page = await open(`/dashboard/sessions/${sessionId}`);
    await page.locator('[data-metric=cvr_shop]').first().waitFor();
    const before = await numeratorOf(page, 'view_pv');
    const after = await eventually(
      'more viewers on the page',
      () => numeratorOf(page, 'view_pv'),
      (now) => now > before + 50,
    );

    expect(after).toBeGreaterThan(before);
    expect(page.url()).not.toContain('sco_');
    expect(await page.locator('[data-session-state]').first().getAttribute('data-session-state')).toBe('live');
    await page.context().close();
  }, 60_000);

  it('shows 18.32 % made of 1,228 / 6,704 at the end, final', async () => {
    result = await crowd.result();
    expect(result.equal).toBe(true);
    const page = await open(`/dashboard/sessions/${result.sessionId}`, { locale: 'en-US' });

    await eventually(
      'the headline',
      () => page.locator('.headline__number').first().innerText(),
      (text) => text.includes('18.32'),
    );
    expect((await page.locator('.headline__parts').first().innerText()).replace(/\s+/g, ' ')).toContain(
      '1,228 / 6,704',
    );
    expect(await page.locator('[data-metric=cvr_shop]').first().getAttribute('data-state')).toBe('ok');
    expect(await numeratorOf(page, 'view_pv')).toBe(11_951);
    await page.context().close();
  }, 300_000);

  it.each(
    locales.flatMap(([locale, word]) => (['light', 'dark'] as const).map((theme) => [locale, theme, word] as const)),
  )(
    'speaks %s in the %s theme, and an accessibility audit finds nothing serious',
    async (locale, colorScheme, word) => {
      const page = await open(`/dashboard/sessions/${result.sessionId}`, { locale, colorScheme });
      await eventually(
        'the numbers',
        () => page.locator('body').innerText(),
        (text) => text.includes('18.32') && text.includes(word),
      );
      expect((await page.locator('html').getAttribute('lang'))?.slice(0, 2)).toBe(locale.slice(0, 2));

      await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
      const findings = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } }
        ).axe.run();
        return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
      });
      expect(findings).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('lists the session on the overview, and asks for a key where there is none', async () => {
    const overview = await open('/dashboard/');
    await overview.locator(`[data-session="${result.sessionId}"]`).first().waitFor();

    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${installation.url}/dashboard/sessions/${result.sessionId}`);
    await stranger.locator('input').first().waitFor();
    expect(await stranger.locator('body').innerText()).not.toContain('18.32');
  }, 60_000);
});
