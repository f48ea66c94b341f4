import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { brotliCompressSync, constants } from 'node:zlib';

const root = import.meta.dirname;
const api = process.env.VOICECORE_API_URL ?? 'http://127.0.0.1:3000';

/** Packages that almost every page needs change rarely: a chunk of their own stays in the browser's cache over releases. */
const lasting = [
  { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
  { name: 'texts', test: /node_modules\/(i18next|react-i18next)\// },
  { name: 'data', test: /node_modules\/(@tanstack\/(react-query|query-core)|openapi-fetch)\// },
];

/** Leaves a compressed copy beside each asset, so that no server compresses the same file twice. */
function compressedCopies(folder: string): Plugin {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return {
    name: 'compressed-copies',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const path = resolve(folder, name);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
      }
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), compressedCopies(resolve(root, '../../dist/web/assets'))],
  resolve: { alias: { '@voicecore': resolve(root, '../../libs') } },
  build: {
    outDir: resolve(root, '../../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: lasting } } },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: {
      '/api': api,
      '/twilio': api,
      '/live': { target: api, ws: true },
    },
  },
});
