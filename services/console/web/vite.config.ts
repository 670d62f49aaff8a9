import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './compressed.js';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The back end puts the nonce of each response in its place.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [compressed({ maxFirstLoad: 350_000 })],
  resolve: { conditions: ['dunlin-source', 'module', 'browser', 'production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // With `light-dark()`, which is left as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A file inside another one is a data: address, which the policy of the pages allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Libraries mark what runs in browsers, which is everything here.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
    // What counts is the first load, which the plugin measures.
    chunkSizeWarningLimit: 1_200,
  },
});
