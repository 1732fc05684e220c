import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/dashboard/',
  publicDir: fileURLToPath(new URL('../../../libs/page/public', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: '../dist-web',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the page's content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
});
