import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { eventually, Installation } from '@shopcast/installation';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

describe('a session from the console to the viewer who pays, in Chromium', () => {
  let installation: Installation;
  let browser: Browser;
  let host: Page;
  let viewer: Page;
  let sessionId: string;
  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), Installation.make('embedded')]);
    await installation.start();
    host = await open(`/host/#key=${installation.operatorKey}`, { viewport: desk, locale: 'en-US' });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${installation.url}${path}`);
    return page;
  };
  const seriousFindings = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      type Axe = { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };
  const numberOf = (id: string) => host.locator(`[data-number=${id}] dd`).innerText();

  it('plans a session and puts something on its shelf', async () => {
    await host.getByLabel('Name of the account').fill('她读');
    await host.getByRole('button', { name: 'Open the account' }).click();
    await host.getByRole('button', { name: 'Go on with this key' }).click();
    await host.getByLabel('Title').fill('Autumn skincare');
    await host.getByLabel('Medium').selectOption('audio');
    await host.getByRole('button', { name: 'Plan it' }).click();
    await host.getByRole('button', { name: 'New product' }).click();
    await host.getByLabel('Brand').fill('Miu Miu');
    await host.getByLabel('Product', { exact: true }).fill('Canvas tote');
    await host.getByLabel('List price').fill('99');
    await host.getByLabel('Units').fill('3');
    await host.getByRole('button', { name: 'Put it on the shelf' }).click();
    await host.locator('[data-listing]').waitFor();

    expect(host.url()).not.toContain('sck_');
    sessionId = host.url().split('/').at(-1) ?? '';
  }, 30_000);

  it('shows a viewer who comes without any account what the host does', async () => {
    viewer = await open(`/live/${sessionId}?from=article`, { viewport: phone, locale: 'zh-CN', hasTouch: true });
    await viewer.locator('main.live').waitFor();
    await host.getByRole('button', { name: 'Go live' }).click();
    await host.getByRole('button', { name: 'Pin: Canvas tote' }).click();
    await host.getByLabel('Live price: Standard').fill('79.5');
    await host.getByRole('button', { name: 'Set', exact: true }).click();

    await viewer.locator('.pinned-card [data-price-minor="7950"]').waitFor();
    expect(await viewer.locator('main.live').getAttribute('data-session-state')).toBe('live');
    await eventually(
      'the viewer in the console',
      () => numberOf('online'),
      (online) => online === '1',
    );
  }, 30_000);

  it('brings comments and likes to the host', async () => {
    await viewer.getByPlaceholder('说点什么').fill('这个包好看');
    await viewer.getByPlaceholder('说点什么').press('Enter');
    for (const _tap of [1, 2, 3]) await viewer.getByRole('button', { name: '点赞' }).click();

    await host.locator('.comments__one', { hasText: '这个包好看' }).waitFor();
    await eventually(
      'three likes',
      () => numberOf('likes'),
      (likes) => likes === '3',
    );
  }, 30_000);

  it('lets the host delete a comment for everybody, and mute who wrote it', async () => {
    await host.getByRole('button', { name: 'Mute: 这个包好看' }).click();
    await host.getByRole('button', { name: 'Muted: 这个包好看' }).waitFor();
    await host.getByRole('button', { name: 'Delete: 这个包好看' }).click();
    await viewer.locator('.comments__one', { hasText: '这个包好看' }).waitFor({ state: 'detached' });
    const refused = async () => {
      await viewer.getByPlaceholder('说点什么').fill('真的好看');
      await viewer.getByPlaceholder('说点什么').press('Enter');
      return viewer.getByRole('alert').filter({ hasText: '暂时不能' }).count();
    };

    await eventually('the mute holds', refused, (count) => count > 0);
  }, 30_000);

  it('drops coupons, which one tap claims', async () => {
    await host.getByRole('button', { name: 'New coupons' }).click();
    await host.getByLabel('What viewers read').fill('Autumn line');
    await host.getByLabel('Off (CNY)').fill('10');
    await host.getByRole('button', { name: 'Print them' }).click();
    await host.getByRole('button', { name: 'Drop in the room' }).click();
    await viewer.getByRole('button', { name: /领取/ }).click();

    await viewer.locator('.coupon-drop__state', { hasText: '已领取' }).waitFor();
  }, 30_000);

  it('sells at the live price less the coupon, takes the payment, and the figures move', async () => {
    await viewer.locator('.pinned-card').click();
    await viewer.locator('.product-sheet__stock[data-stock="3"]').waitFor();
    await viewer.locator('.bill [data-total]', { hasText: '¥69.50' }).waitFor();
    await viewer.getByRole('button', { name: '立即购买' }).click();
    await viewer.getByRole('button', { name: '使用测试钱包支付' }).click();
    await viewer.locator('[data-order-status=paid]').waitFor();

    const figures = async () => [await numberOf('orders'), await numberOf('gmv'), await numberOf('cvr_shop')];
    await eventually('an order in the figures', figures, ([orders]) => orders === '1');
    expect(await figures()).toEqual(['1', '¥69.50', '100.00 %']);
    await viewer.getByRole('button', { name: '关闭' }).click();
  }, 30_000);

  it('knows the viewer again when the page is loaded anew, and what they have bought', async () => {
    await viewer.goto(`${installation.url}/live/${sessionId}`);
    await viewer.locator('main.live[data-presence=in]').waitFor();

    await eventually(
      'one viewer, as before',
      () => numberOf('online'),
      (online) => online === '1',
    );
    await viewer.getByRole('button', { name: '全部订单' }).click();
    await viewer.locator('.sheet [data-order-status=paid]').waitFor();
    await viewer.getByRole('button', { name: '关闭' }).click();
  }, 30_000);

  it.each(['light', 'dark'] as const)(
    'an accessibility audit finds nothing serious in the %s theme',
    async (theme) => {
      for (const page of [host, viewer]) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
    30_000,
  );

  it('ends for everybody', async () => {
    await host.getByRole('button', { name: 'End', exact: true }).click();
    await host.getByRole('button', { name: 'End for good?' }).click();

    await viewer.locator('main.live[data-session-state=ended]').waitFor();
    await host.locator('main[data-session-state=ended]').waitFor();
    expect(await viewer.locator('.stage').innerText()).toContain('直播已结束');
  }, 30_000);
});
