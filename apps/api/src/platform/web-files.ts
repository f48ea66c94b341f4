import express, { type Express, type RequestHandler } from 'express';
import { existsSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

/** Paths that are never a page of the application. */
const notPages = /^\/(api|twilio|audio|live|livez|readyz|metrics|assets)(\/|$)/;

/**
 * The built application: hashed files may be kept for a year, the page itself is asked for each time. Every other path
 * that a browser opens is the page, because routes live in the browser.
 */
export function serveWeb(app: Express, folder = resolve('dist/web')): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.use(
    '/assets',
    preferCompressed(join(folder, 'assets')),
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

/** The build leaves a compressed copy beside each asset, about a third of its size. */
function preferCompressed(folder: string): RequestHandler {
  const copies = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : []);
  return (request, response, next) => {
    const copy = `${request.path.slice(1)}.br`;
    if (!copies.has(copy)) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('br')) {
      response.setHeader('Content-Encoding', 'br');
      response.type(extname(request.path));
      request.url = `/${copy}`;
    }
    next();
  };
}
