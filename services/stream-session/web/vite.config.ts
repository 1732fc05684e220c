import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Each page by the program that is drawn into it; they differ in nothing else. */
const pages = new Map([
  [here('live.html'), '/src/live/main.tsx'],
  [here('host.html'), '/src/host/main.tsx'],
  [here('replay.html'), '/src/replay/main.tsx'],
]);

/** Makes each page from page.html. */
const fromOneShape = (): Plugin => ({
  name: 'shopcast:one-shape',
  enforce: 'pre',
  resolveId: (id) => (pages.has(id) ? id : undefined),
  load(id) {
    const entry = pages.get(id);
    return entry === undefined ? undefined : readFileSync(here('page.html'), 'utf8').replace('%entry%', entry);
  },
});

export default defineConfig({
  base: '/live/',
  publicDir: here('../../../libs/page/public'),
  plugins: [fromOneShape(), react()],
  resolve: { conditions: ['@shopcast/source', ...defaultClientConditions] },
  build: {
    outDir: '../dist-web',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the page's content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [...pages.keys()] },
  },
});
