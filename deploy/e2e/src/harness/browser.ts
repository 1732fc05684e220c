import { type Browser, chromium } from 'playwright-core';

/**
 * Headless Chromium: the one that `npm test` found or installed.
 * @throws when there is none; a page that nobody looked at is not tested
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const quiet = ['quic', 'background-networking', 'component-update', 'sync'].map((feature) => `--disable-${feature}`);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet] });
}
