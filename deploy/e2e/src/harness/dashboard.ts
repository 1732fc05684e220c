import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Installation } from '@shopcast/installation';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Circumstances = Parameters<Browser['newContext']>[0];

/** The dashboard of an installation on the wall of its operator: Chromium at 1920 × 1080. */
export class Dashboard {
  private browser: Promise<Browser> | undefined;

  constructor(private readonly installation: Installation) {}

  /** Opens a page of it with the operator's key, and takes the page away after the work. */
  async show<T>(path: string, circumstances: Circumstances, work: (page: Page) => Promise<T>): Promise<T> {
    return this.showStranger(`${path}#key=${this.installation.operatorKey}`, circumstances, work);
  }

  /** What somebody sees who comes by without a key. */
  showStranger<T>(path: string, circumstances: Circumstances, work: (page: Page) => Promise<T>): Promise<T> {
    return this.showPage(`/dashboard/${path}`, circumstances, work);
  }

  /** Another page of the same installation, to somebody without a key. */
  async showPage<T>(address: string, circumstances: Circumstances, work: (page: Page) => Promise<T>): Promise<T> {
    this.browser ??= openBrowser();
    const browser = await this.browser;
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...circumstances });
    try {
      const page = await context.newPage();
      await page.goto(this.installation.url + address);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }
}

/** The numerator that a page shows for a metric now. */
export const numeratorOn = async (page: Page, metric: string): Promise<number> =>
  Number(await page.locator(`[data-metric=${metric}]`).first().getAttribute('data-n'));

/** What an accessibility audit calls serious or critical. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } }
    ).axe.run();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
  });
}
