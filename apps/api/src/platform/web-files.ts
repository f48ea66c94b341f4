import type { Express } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import type { RouteTable } from './route-table';

/** Path of files with a hash of their content in their names; a missing file there is not a page either. */
const hashed = '/assets/';

/**
 * Serves the built application: hashed files may be cached for a year, the page itself is requested each time. A path
 * that a browser opens returns the page, because page routes exist in the browser, unless a route of the server begins
 * with the same segment.
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
