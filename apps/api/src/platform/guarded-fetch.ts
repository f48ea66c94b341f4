import { lookup as lookUp } from 'node:dns/promises';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AppError } from './app-error';
import { isPublicAddress } from './public-address';

/** The response that was fetched. */
export interface Fetched {
  readonly bytes: Buffer;
  /** The media type in lower case, without parameters. */
  readonly type: string;
  /** The charset that the header declares; null when it declares none. */
  readonly charset: string | null;
}

/** The network as the fetcher uses it: how names resolve, and which addresses it may connect to. */
export interface Net {
  resolve(hostname: string): Promise<readonly string[]>;
  admits(address: string, port: number): boolean;
}

export interface FetchLimits {
  /** Maximum size of the body after decompression. */
  readonly bytes: number;
  /** Time limit for everything together, including redirects and the last byte. */
  readonly ms: number;
  readonly redirects: number;
}

const publicNet: Net = {
  resolve: async (hostname) => (await lookUp(hostname, { all: true })).map(({ address }) => address),
  admits: (address, port) => (port === 80 || port === 443) && isPublicAddress(address),
};

const usualLimits: FetchLimits = { bytes: 10 * 1024 * 1024, ms: 15_000, redirects: 3 };

/**
 * The only way to fetch a URL that a tenant's user enters. The server is inside a network that the tenant must not
 * reach through it, so each hop's name is resolved here, refused when any of its addresses is not public, and connected
 * to at exactly the address that was checked: a name that resolves to another host a moment later gains nothing.
 */
export class GuardedFetch {
  constructor(
    private readonly net: Net = publicNet,
    private readonly limits: FetchLimits = usualLimits,
  ) {}

  /**
   * Returns the body at a URL, if it has one of the `types`. Throws an `AppError` whose code says what the user can do.
   */
  async get(address: string, types: readonly string[]): Promise<Fetched> {
    const late = AbortSignal.timeout(this.limits.ms);
    let url = readAddress(address);
    for (let hop = 0; ; hop += 1) {
      const answer = await this.ask(url, late);
      const next = redirectOf(answer);
      if (next === null) return this.bodyOf(answer, types, late);
      answer.destroy();
      if (hop >= this.limits.redirects) throw unreachable('The address redirects too many times.');
      url = readAddress(next, url);
    }
  }

  private async ask(url: URL, late: AbortSignal): Promise<IncomingMessage> {
    const address = await this.checkedAddress(url, late);
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    return new Promise((resolve, reject) => {
      const request = send(url, {
        agent: false,
        lookup: pinnedTo(address),
        signal: late,
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'VoiceCore knowledge import' },
      });
      request.once('response', resolve);
      request.once('error', () => reject(late.aborted ? tooSlow() : unreachable('No server answers at this address.')));
      request.end();
    });
  }

  /** Returns the address to connect to; throws unless all addresses of the name are allowed. */
  private async checkedAddress({ hostname, port, protocol }: URL, late: AbortSignal): Promise<string> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await this.resolved(host, late);
    const [first] = addresses;
    if (first === undefined) throw unreachable('There is no host with this name.');
    const to = Number(port) || (protocol === 'https:' ? 443 : 80);
    if (!addresses.every((one) => this.net.admits(one, to))) throw new AppError('address_not_allowed');
    return first;
  }

  private async resolved(host: string, late: AbortSignal): Promise<readonly string[]> {
    const aborted = new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(tooSlow()), { once: true });
    });
    const asked = this.net.resolve(host).catch(() => {
      throw unreachable('There is no host with this name.');
    });
    return Promise.race([asked, aborted]);
  }

  private async bodyOf(answer: IncomingMessage, types: readonly string[], late: AbortSignal): Promise<Fetched> {
    try {
      const { statusCode = 0, headers } = answer;
      if (statusCode !== 200) throw unreachable(`The server answered with status ${statusCode}.`);
      const { type, charset } = readContentType(headers['content-type'] ?? '');
      if (!types.includes(type)) throw new AppError('source_wrong_type');
      if (Number(headers['content-length'] ?? 0) > this.limits.bytes) throw new AppError('source_too_large');
      return { bytes: await this.collected(answer, late), type, charset };
    } finally {
      answer.destroy();
    }
  }

  private async collected(answer: IncomingMessage, late: AbortSignal): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      for await (const chunk of decoded(answer) as AsyncIterable<Buffer>) {
        length += chunk.length;
        if (length > this.limits.bytes) throw new AppError('source_too_large');
        chunks.push(chunk);
      }
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw late.aborted ? tooSlow() : unreachable('The response was cut off.');
    }
    return Buffer.concat(chunks);
  }
}

function readAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new AppError('address_not_allowed');
  if (url.username !== '' || url.password !== '') throw new AppError('address_not_allowed');
  url.hash = '';
  return url;
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

/** Returns a lookup that knows only one address, so that the name is not resolved again. */
function pinnedTo(address: string): LookupFunction {
  const family = isIP(address);
  return (_hostname, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

/** Decompresses the body: some servers compress it although the request did not ask for that. */
function decoded(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return answer;
  const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding as keyof typeof decoders]() : null;
  if (decoder === null) throw new AppError('source_wrong_type');
  answer.once('error', (error) => decoder.destroy(error));
  return answer.pipe(decoder);
}

function readContentType(header: string): { type: string; charset: string | null } {
  const [type = '', ...parameters] = header.split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/i.exec(one)?.[1]).find(Boolean);
  return { type: type.trim().toLowerCase(), charset: charset ?? null };
}

const tooSlow = (): AppError => new AppError('source_too_slow');
const unreachable = (detail: string): AppError => new AppError('source_unreachable', { detail });
