import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: '/live/',
  publicDir: here('../../../libs/page/public'),
  plugins: [react()],
  resolve: { conditions: ['@shopcast/source', ...defaultClientConditions] },
  build: {
    outDir: '../dist-web',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the page's content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { live: here('live.html'), host: here('host.html') } },
  },
});
