/** A REST request whose credentials have been checked. */
export interface RestRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Form fields; a repeated one keeps all its values. */
  readonly form: URLSearchParams;
  /** The named parts of the path. */
  readonly parts: Readonly<Record<string, string>>;
}

export type RestAnswer = { status: number; json: object } | { status: 200; wav: Buffer } | { status: 204 };
export type Handler = (request: RestRequest) => RestAnswer | Promise<RestAnswer>;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

export const ok = (json: object, status = 200): RestAnswer => ({ status, json });

const DEFAULT_PAGE = 50;
const MAX_PAGE = 1_000;

/** Returns one page of a list, as the 2010 interface writes it. */
export function page(key: string, items: readonly object[], request: RestRequest): RestAnswer {
  const size = Math.min(MAX_PAGE, Math.max(1, Number(request.query.get('PageSize') ?? DEFAULT_PAGE) || DEFAULT_PAGE));
  const number = Math.max(0, Number(request.query.get('Page') ?? 0) || 0);
  const shown = items.slice(number * size, (number + 1) * size);
  const link = (at: number): string => {
    const query = new URLSearchParams(request.query);
    query.set('Page', String(at));
    query.set('PageSize', String(size));
    return `${request.path}?${query.toString()}`;
  };
  return ok({
    [key]: shown,
    page: number,
    page_size: size,
    start: number * size,
    end: number * size + Math.max(0, shown.length - 1),
    uri: link(number),
    first_page_uri: link(0),
    next_page_uri: (number + 1) * size < items.length ? link(number + 1) : null,
    previous_page_uri: number > 0 ? link(number - 1) : null,
  });
}

/** Finds the handler of a path below the account; `:name` matches one segment. */
export class Router {
  private readonly routes: Route[] = [];

  on(method: string, path: string, handler: Handler): this {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+?)')}$`);
    this.routes.push({ method, pattern, handler });
    return this;
  }

  find(method: string, path: string): { handler: Handler; parts: Record<string, string> } | null {
    for (const route of this.routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match) return { handler: route.handler, parts: decode(match.groups ?? {}) };
    }
    return null;
  }
}

function decode(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value ?? '')]));
}
