import { randomUUID } from 'node:crypto';
import { api, eventually, Installation } from '@shopcast/installation';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './harness/browser.js';
import { seriousFindings } from './harness/dashboard.js';
import { screenshots } from './harness/screenshots.js';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desk = { viewport: { width: 1440, height: 900 } };

/** The console speaks English here, and the viewers three languages. */
describe('a session from the console to the viewer who pays, in Chromium', () => {
  let installation: Installation;
  let browser: Browser;
  let host: Page;
  let mia: Page;
  let noah: Page;
  let yui: Page;
  let sessionId: string;
  let accountKey: string;
  const picture = screenshots('room-pages');
  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), Installation.make('embedded')]);
    await installation.start();
    host = await open(`/host/#key=${installation.operatorKey}`, { ...desk, locale: 'en-US' });
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
  const viewers = (): readonly Page[] => [mia, noah, yui];
  const numberOf = (id: string) => host.locator(`[data-number=${id}] dd`).innerText();
  const press = (name: string | RegExp) => host.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const fill = (label: string, text: string) => host.getByLabel(label, { exact: true }).fill(text);
  const saysIn = async (page: Page, text: string) => {
    await page.locator('.composer input').fill(text);
    await page.locator('.composer input').press('Enter');
  };
  const sees = (page: Page, text: string) => page.locator('.comments__one', { hasText: text }).waitFor();
  const becomes = (what: string, id: string, wanted: string) =>
    eventually(
      what,
      () => numberOf(id),
      (shown) => shown === wanted,
    );
  const marks = async (kind: string): Promise<number> => {
    const { body } = await installation.api.get(`/v1/sessions/${sessionId}/metrics/minutes`);
    return (body as { marks: { kind: string }[] }).marks.filter((mark) => mark.kind === kind).length;
  };

  const segment = async (title: string, minutes: string, plan: () => Promise<unknown> = async () => undefined) => {
    await press('Add a segment');
    await fill('Segment', title);
    await fill('Minutes', minutes);
    await plan();
    await press('Save the segment');
    await host.locator('[data-segment-state=ahead]', { hasText: title }).waitFor();
  };

  it('is planned with its goods, coupons and run of show', async () => {
    await fill('Name of the account', '她读');
    await press('Open the account');
    accountKey = await host.getByLabel('Owner’s key').inputValue();
    await press('Go on with this key');
    await fill('Title', 'Autumn skincare');
    await host.getByLabel('Medium').selectOption('audio');
    await press('Plan it');
    await press('New product');
    await fill('Brand', 'Miu Miu');
    await fill('Product', 'Canvas tote');
    await fill('List price (CNY)', '99');
    await fill('Units', '3');
    await press('Put it on the shelf');
    await press('New coupons');
    await fill('What viewers read', 'Autumn line');
    await fill('Off (CNY)', '10');
    await press('Print them');
    await host.locator('[data-campaign]').waitFor();
    await segment('Hello', '5');
    await segment('Totes', '15', async () => {
      await host.locator('.segment-products').getByRole('button', { name: 'Canvas tote' }).click();
      await fill('Live price: Canvas tote, Standard (CNY)', '79.5');
      await host.getByLabel('Coupons dropped as it begins').selectOption({ index: 1 });
    });
    await segment('Thank you', '5');

    expect(host.url()).not.toContain('sck_');
    sessionId = host.url().split('/').at(-1) ?? '';
    await picture(host, 'console-draft');
  }, 30_000);

  it('shows what the host does to three viewers who come without any account', async () => {
    const address = `/live/${sessionId}?from=article`;
    [mia, noah, yui] = await Promise.all([
      open(address, { ...phone, locale: 'zh-CN' }),
      open(address, { ...desk, locale: 'en-US' }),
      open(address, { ...phone, locale: 'ja-JP' }),
    ]);
    await press('Go live');
    await press('Begin: Hello');
    await host.locator('.now-on__time', { hasText: 'left' }).waitFor();
    for (const page of viewers()) await page.locator('main.live[data-session-state=live]').waitFor();

    await becomes('three viewers in the console', 'online', '3');
    expect(await mia.locator('.pinned-card').count()).toBe(0);
  }, 30_000);

  it('comes to the next segment with one button: pinned, priced and with coupons, once however it is pressed', async () => {
    await host.getByRole('button', { name: 'Next: Totes' }).dblclick();
    for (const page of viewers()) await page.locator('.pinned-card [data-price-minor="7950"]').waitFor();
    for (const page of viewers()) await page.locator('.coupon-drop').waitFor();
    await host.reload();
    await host.getByRole('button', { name: 'Next: Thank you' }).waitFor();

    expect(await host.locator('[data-segment-state=current] strong').innerText()).toBe('Totes');
    expect([await marks('pinned'), await marks('price')]).toEqual([1, 1]);
    await Promise.all([picture(host, 'console-live'), picture(noah, 'viewer-desk'), picture(yui, 'viewer-phone')]);
  }, 30_000);

  it('brings comments and likes to the host', async () => {
    await saysIn(mia, '这个包好看');
    for (const _tap of [1, 2, 3]) await mia.getByRole('button', { name: '点赞' }).click();

    await sees(host, '这个包好看');
    await becomes('three likes', 'likes', '3');
  }, 30_000);

  it('lets the host look at a comment before the room sees it', async () => {
    const account = api(installation.url, accountKey);
    await account.put('/v1/moderation/word-list', { words: [{ word: 'wechat', action: 'hold' }] });
    const isTold = async () => {
      await saysIn(noah, 'add me on wechat');
      return noah.getByRole('alert').filter({ hasText: 'A moderator looks' }).count();
    };
    await eventually('a comment that waits', isTold, (count) => count > 0);
    expect(await mia.locator('.comments__one', { hasText: 'wechat' }).count()).toBe(0);
    await host.locator('[data-held]').first().getByRole('button', { name: 'Approve' }).click();

    await sees(mia, 'add me on wechat');
  }, 30_000);

  it('mutes one of the three, whom nobody hears any more, and deletes what they wrote', async () => {
    await saysIn(yui, '安い店はこちら');
    await host.getByRole('button', { name: 'Mute: 安い店はこちら' }).click();
    await host.getByRole('button', { name: 'Muted: 安い店はこちら' }).waitFor();
    await host.getByRole('button', { name: 'Delete: 安い店はこちら' }).click();
    await mia.locator('.comments__one', { hasText: '安い店はこちら' }).waitFor({ state: 'detached' });
    await host.locator('[data-restriction=mute]').waitFor();
    const refused = async () => {
      await saysIn(yui, 'もう一度');
      return yui.getByRole('alert').filter({ hasText: '現在このルームでは' }).count();
    };
    await eventually('the mute holds', refused, (count) => count > 0);
    await yui.reload();
    await saysIn(yui, '戻りました');
    await yui.getByRole('alert').filter({ hasText: '現在このルームでは' }).waitFor();

    await saysIn(noah, 'Lovely colour');
    await sees(mia, 'Lovely colour');
    expect(await mia.locator('.comments__one', { hasText: '戻りました' }).count()).toBe(0);
  }, 30_000);

  it('draws a lottery among those who wrote the word, from the console', async () => {
    const desk = host.locator('[data-desk=lottery]');
    const [prize, winners, seconds, keyword] = await desk.getByRole('textbox').all();
    await prize?.fill('口红一支');
    await winners?.fill('2');
    await seconds?.fill('600');
    await keyword?.fill('想要');
    await desk.locator('button[type=submit]').click();
    await mia.locator('.activity-card', { hasText: '口红一支' }).waitFor();
    await saysIn(mia, '想要');
    await saysIn(noah, '想要！');
    const account = api(installation.url, accountKey);
    type Lottery = { entrants: number; state: string; winners: unknown[] };
    const read = async () =>
      (await account.get<{ items: Lottery[] }>(`/v1/sessions/${sessionId}/lotteries`)).body.items[0];
    await eventually('two who take part', read, (lottery) => lottery?.entrants === 2);
    await desk.locator('.activity-desk__row button').click();

    await desk.locator('[data-winners] li').nth(1).waitFor();
    expect(await read()).toMatchObject({ state: 'drawn', entrants: 2 });
    expect((await read())?.winners).toHaveLength(2);
  }, 30_000);

  it('sells at the live price less the coupon, takes the payment, and the figures move', async () => {
    await mia.getByRole('button', { name: /领取/ }).click();
    await mia.locator('.coupon-drop__state', { hasText: '已领取' }).waitFor();
    await mia.locator('.pinned-card').click();
    await mia.locator('.product-sheet__stock[data-stock="3"]').waitFor();
    await mia.locator('.bill [data-total]', { hasText: '¥69.50' }).waitFor();
    await mia.getByRole('button', { name: '立即购买' }).click();
    await mia.getByRole('button', { name: '使用测试钱包支付' }).click();
    await mia.locator('[data-order-status=paid]').waitFor();

    const figures = async () => [await numberOf('orders'), await numberOf('gmv'), await numberOf('cvr_shop')];
    await eventually('an order in the figures', figures, ([orders]) => orders === '1');
    expect(await figures()).toEqual(['1', '¥69.50', '100.00 %']);
    await Promise.all([picture(mia, 'viewer-paid'), picture(host, 'console-sold')]);
    await mia.locator('.sheet').getByRole('button', { name: '关闭' }).click();
  }, 30_000);

  it('knows the viewer again when the page is loaded anew, and what they have bought', async () => {
    await mia.goto(`${installation.url}/live/${sessionId}`);
    await mia.locator('main.live[data-presence=in]').waitFor();

    await becomes('three viewers, as before', 'online', '3');
    await mia.getByRole('button', { name: '全部订单' }).click();
    await mia.locator('.sheet [data-order-status=paid]').waitFor();
    await mia.locator('.sheet').getByRole('button', { name: '关闭' }).click();
  }, 30_000);

  it.each(['light', 'dark'] as const)(
    'an accessibility audit finds nothing serious in the %s theme',
    async (theme) => {
      for (const page of [host, mia]) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        expect(await seriousFindings(page)).toEqual([]);
      }
    },
    30_000,
  );

  it('ends for everybody, its segments too', async () => {
    await press('Pause');
    await host.locator('main[data-session-state=paused]').waitFor();
    await press('Next: Thank you');
    await host.locator('[data-segment-state=current]', { hasText: 'Thank you' }).waitFor();
    await mia.locator('.pinned-card').waitFor({ state: 'detached' });
    await press('End');
    await press('End for good?');

    for (const page of viewers()) await page.locator('main.live[data-session-state=ended]').waitFor();
    expect(await mia.locator('.stage').innerText()).toContain('直播已结束');
    const late = await open(`/live/${sessionId}`, { ...phone, locale: 'en-US' });
    await late.getByText('The session has ended').first().waitFor();
    expect(await late.locator('body').innerText()).not.toContain('Be the first');
    await eventually(
      'all segments over',
      () => host.locator('[data-segment-state=over]').count(),
      (count) => count === 3,
    );
    await picture(host, 'console-ended');
    await picture(mia, 'viewer-ended');
  }, 30_000);

  it('leads from its end to watching it again', async () => {
    await mia.getByRole('link', { name: '观看回放' }).click();
    await mia.locator('main.theatre').waitFor();
    await mia.locator('.scrubber input').press('End');

    await sees(mia, '这个包好看');
    expect(await mia.locator('.comments__one', { hasText: '安い店はこちら' }).count()).toBe(0);
    await picture(mia, 'replay');
  }, 30_000);

  it('explains itself at the address of a session that is not there', async () => {
    await host.goto(`${installation.url}/host/sessions/${randomUUID()}`);

    await host.getByRole('heading', { name: 'There is no such session' }).waitFor();
    expect(await host.locator('main').innerText()).toContain('check the address');
  }, 30_000);
});
