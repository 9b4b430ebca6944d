import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://localhost:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    manifest: true,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // The pages' policy allows no data: fonts or scripts; assets stay files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Two files for what every page needs: fewer requests than crumbs, better compressed, and libraries change seldom.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Only whoever looks at a drawn process needs what draws it.
            {
              name: 'bpmn',
              test: /node_modules\/(bpmn-|diagram-js|moddle|min-|tiny-svg|didi|domify|object-refs|path-intersection|saxen|ids|inherits-browser)/,
            },
            { name: 'libraries', test: /node_modules\/(?!@base-ui|@floating-ui)/ },
            { name: 'common', test: /src\/(lib(?!\/i18n\/(zh|en-later))|ui(?!\/(dialog|popover|menu-popup))|live)\// },
          ],
        },
      },
    },
  },
  // Tests read what the server says in the server's own words, and its diagrams.
  server: { fs: { allow: ['..', '../../../bpmn'] }, proxy: { '/api': server, '/ws': { target: server, ws: true } } },
  test: {
    environment: 'jsdom',
    // What a test leaves behind it takes away (setup.ts); a world of its own for each file takes half of the time.
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: { include: [] },
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
