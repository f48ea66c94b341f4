import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { AppError } from './app-error';
import { GuardedFetch, type FetchLimits, type Net } from './guarded-fetch';
import { isPublicAddress } from './public-address';

const page = '<h1>Opening hours</h1>';
const limits: FetchLimits = { bytes: 50_000, ms: 1_000, redirects: 3 };
const asked: IncomingMessage[] = [];
const handlers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const handler = handlers.get(request.url ?? '');
    if (handler) return handler(request, response);
    response.setHeader('content-type', 'text/html; charset=ISO-8859-1').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  handlers.clear();
});

/**
 * The network of a test: names resolve to the given addresses, and on this host only the test's own server is
 * reachable.
 */
function net(names: Record<string, readonly string[] | (() => readonly string[])> = {}): Net & { resolved: string[] } {
  const resolved: string[] = [];
  return {
    resolved,
    resolve: (hostname) => {
      resolved.push(hostname);
      const found = names[hostname] ?? ['127.0.0.1'];
      return Promise.resolve(typeof found === 'function' ? found() : found);
    },
    admits: (address, to) =>
      (address === '127.0.0.1' && to === port) || (isPublicAddress(address) && [80, 443].includes(to)),
  };
}

const get = (path: string, from: Net = net(), types = ['text/html']) =>
  new GuardedFetch(from, limits).get(path.startsWith('http') ? path : `http://shop.example:${port}${path}`, types);

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? error.code : String(error);
}

const leadsTo = (path: string, location: string, status = 302) =>
  handlers.set(path, (_request, response) => void response.writeHead(status, { location }).end());

describe('reading what a person names by its address', () => {
  it('answers the body with its kind, and brings neither cookies nor a sign-in', async () => {
    const { bytes, ...rest } = await get('/');
    expect({ text: bytes.toString(), ...rest }).toEqual({ text: page, type: 'text/html', charset: 'ISO-8859-1' });
    expect(asked[0]?.headers).toMatchObject({ host: `shop.example:${port}` });
    expect(Object.keys(asked[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie', 'authorization']));
  });

  it.each([
    'ftp://shop.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'gopher://shop.example/',
    'shop.example',
    '',
  ])('refuses %s', async (address) => {
    expect(await refusal(new GuardedFetch(net()).get(address, ['text/html']))).toBe('address_not_allowed');
  });

  it('refuses an address with a name and password in it', async () => {
    expect(await refusal(get(`http://admin:secret@shop.example:${port}/`))).toBe('address_not_allowed');
    expect(asked).toHaveLength(0);
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.8/',
    'https://shop.example:8443/',
    'http://shop.example:22/',
  ])('never connects to %s', async (address) => {
    expect(await refusal(get(address, net({ 'shop.example': ['93.184.215.14'] })))).toBe('address_not_allowed');
  });

  it('refuses a name of which any address is private', async () => {
    const mixed = net({ 'shop.example': ['93.184.215.14', '10.0.0.1'] });
    expect(await refusal(get('http://shop.example/', mixed))).toBe('address_not_allowed');
  });

  it("refuses this host's own names with the net that serves", async () => {
    const real = new GuardedFetch(undefined, limits);
    expect(await refusal(real.get(`http://localhost:${port}/`, ['text/html']))).toBe('address_not_allowed');
    expect(await refusal(real.get('http://localhost/', ['text/html']))).toBe('address_not_allowed');
    expect(asked).toHaveLength(0);
  });

  it('connects to the address that was checked, though the name means another one a moment later', async () => {
    let times = 0;
    const changing = net({ 'shop.example': () => (times++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']) });
    expect((await get('/', changing)).bytes.toString()).toBe(page);
    expect(changing.resolved).toEqual(['shop.example']);
    expect(asked).toHaveLength(1);
  });

  it('checks a name again at each redirect', async () => {
    let times = 0;
    const changing = net({ 'shop.example': () => (times++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']) });
    leadsTo('/moved', '/');
    expect(await refusal(get('/moved', changing))).toBe('address_not_allowed');
    expect(asked.map(({ url }) => url)).toEqual(['/moved']);
  });

  it.each([
    'http://169.254.169.254/',
    'http://inside.example/',
    'file:///etc/passwd',
    'http://a:b@shop.example/',
    '//[::1]/',
  ])('does not follow to %s', async (location) => {
    leadsTo('/away', location);
    expect(await refusal(get('/away', net({ 'inside.example': ['192.168.0.9'] })))).toBe('address_not_allowed');
    expect(asked).toHaveLength(1);
  });

  it('follows three redirects and no fourth', async () => {
    leadsTo('/3', '/2', 301);
    leadsTo('/2', '/1', 307);
    leadsTo('/1', '/');
    leadsTo('/4', '/3', 308);
    expect((await get('/3')).bytes.toString()).toBe(page);
    expect(await refusal(get('/4'))).toBe('source_unreachable');
    expect(asked.map(({ url }) => url)).toEqual(['/3', '/2', '/1', '/', '/4', '/3', '/2', '/1']);
  });

  it('refuses a body that is too long, by its head or as it comes', async () => {
    const tooLong = Buffer.alloc(limits.bytes + 1, 'x');
    handlers.set('/said', (_request, response) => void response.setHeader('content-type', 'text/html').end(tooLong));
    handlers.set('/unsaid', (_request, response) => {
      response.setHeader('content-type', 'text/html').write(tooLong);
    });
    handlers.set('/packed', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(tooLong));
    });
    for (const path of ['/said', '/unsaid', '/packed']) expect(await refusal(get(path))).toBe('source_too_large');
  });

  it('unpacks what a server compresses without being asked', async () => {
    handlers.set('/packed', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(page));
    });
    handlers.set('/unknown', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'constructor' }).end(page);
    });
    expect((await get('/packed')).bytes.toString()).toBe(page);
    expect(await refusal(get('/unknown'))).toBe('source_wrong_type');
  });

  it('gives up when the whole takes too long: a slow head, a slow body, a name nobody resolves', async () => {
    handlers.set('/silent', () => undefined);
    handlers.set('/dripping', (_request, response) => {
      response.setHeader('content-type', 'text/html').write('<');
      const drip = setInterval(() => response.write('x'), 100);
      response.once('close', () => clearInterval(drip));
    });
    const started = Date.now();
    expect(await refusal(get('/silent'))).toBe('source_too_slow');
    expect(await refusal(get('/dripping'))).toBe('source_too_slow');
    const never: Net = { ...net(), resolve: () => new Promise(() => undefined) };
    expect(await refusal(get('/', never))).toBe('source_too_slow');
    expect(Date.now() - started).toBeLessThan(3 * limits.ms + 1_500);
  });

  it('refuses other kinds of content, and answers that are none', async () => {
    handlers.set('/image', (_request, response) => void response.setHeader('content-type', 'image/png').end('x'));
    handlers.set('/none', (_request, response) => void response.end('x'));
    handlers.set('/gone', (_request, response) => void response.writeHead(404, { 'content-type': 'text/html' }).end());
    handlers.set('/broken', (request) => request.socket.destroy());
    expect(await refusal(get('/image'))).toBe('source_wrong_type');
    expect(await refusal(get('/none'))).toBe('source_wrong_type');
    expect(await refusal(get('/gone'))).toBe('source_unreachable');
    expect(await refusal(get('/broken'))).toBe('source_unreachable');
    expect(await refusal(get('http://nobody.example/', net({ 'nobody.example': [] })))).toBe('source_unreachable');
  });
});
