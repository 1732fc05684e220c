import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Page } from 'playwright-core';

/** Takes pictures into a folder beside the tests' other leavings, over those of the run before. */
export function screenshots(name: string): (page: Page, of: string) => Promise<void> {
  const folder = join(tmpdir(), 'shopcast-screenshots', name);
  mkdirSync(folder, { recursive: true });
  return async (page, of) => {
    await page.screenshot({ path: join(folder, `${of}.png`), fullPage: true });
  };
}
