import express, { type Express } from 'express';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Paths that are never a page of the application. */
const notPages = /^\/(api|twilio|live|livez|readyz|metrics|assets)(\/|$)/;

/**
 * The built application: hashed files may be kept for a year, the page itself is asked for each time. Every other path
 * that a browser opens is the page, because routes live in the browser.
 */
export function serveWeb(app: Express, folder = resolve('dist/web')): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: true }),
  );
  app.use(
    express.static(folder, {
      index: false,
      maxAge: 0,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  app.use((request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !notPages.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
