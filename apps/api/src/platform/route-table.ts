import type { Express } from 'express';
import type { UpgradeRegistry } from './upgrade';

/** The parts of a router's entry that are read here. */
interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods each path supports: read from the router that handles the requests, so that the two cannot diverge. */
export class RouteTable {
  constructor(
    private readonly app: Express,
    private readonly upgrades: UpgradeRegistry,
  ) {}

  /** Returns the methods of the routes at `path` in capitals, HEAD with GET; none when there is no route. */
  methodsAt(path: string): readonly string[] {
    const methods = this.routes()
      .filter((layer) => matches(layer, path))
      .flatMap(({ route }) => Object.keys(route?.methods ?? {}))
      .map((method) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    return [...new Set(methods)].sort();
  }

  /**
   * True when a path is below a segment that routes use: no page of the browser begins with the same segment, however
   * it is spelled.
   */
  isReserved(path: string): boolean {
    const first = firstSegment(path);
    const own = this.routes().flatMap(({ route }) => route?.path ?? []);
    return [...own, ...this.upgrades.prefixes()].some((taken) => firstSegment(taken) === first);
  }

  private routes(): Layer[] {
    const router: object = this.app.router;
    const stack: unknown = 'stack' in router ? router.stack : [];
    return Array.isArray(stack) ? stack.filter(isRoute) : [];
  }
}

function isRoute(layer: unknown): layer is Layer {
  return (
    typeof layer === 'object' && layer !== null && 'route' in layer && layer.route !== undefined && 'match' in layer
  );
}

/** A path with malformed escapes matches nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}

function firstSegment(path: string): string {
  const [segment = ''] = path.split('/').filter(Boolean);
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}
