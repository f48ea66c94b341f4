import type { Express } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import type { RouteTable } from './route-table';

/** Paths of files that have their content's hash in their names; what is not there is no page either. */
const hashed = '/assets/';

/**
 * The built application: hashed files may be kept for a year, the page itself is asked for each time. A path that a
 * browser opens is the page, because routes of pages live in the browser, unless a route of the server's begins like it.
 */
export function serveWeb(app: Express, routes: RouteTable, folder: string): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.use(
    sirv(folder, {
      etag: true,
      brotli: true,
      extensions: [],
      setHeaders: (response, path) =>
        response.setHeader(
          'Cache-Control',
          path.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    }),
  );
  app.use((request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isElsewhere = routes.isReserved(request.path) || request.path.startsWith(hashed);
    if (!isRead || isElsewhere || !request.accepts('html')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
