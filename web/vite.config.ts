/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const SERVICE = process.env['CONTEXTMAP_SERVICE'] ?? 'http://127.0.0.1:8000';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Component tests mount in the browser build of Svelte.
  ...(mode === 'test' ? { resolve: { conditions: ['browser'] } } : {}),
  server: {
    host: '127.0.0.1',
    port: 5173,
    // Lists that the service reads too stand in data/.
    fs: { allow: ['..'] },
    proxy: { '/api': { target: SERVICE } },
  },
  preview: { host: '127.0.0.1', proxy: { '/api': { target: SERVICE } } },
  build: { target: 'es2022', assetsInlineLimit: 0, cssCodeSplit: true },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test_setup.ts'],
  },
}));
