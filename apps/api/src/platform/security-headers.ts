import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Env } from '../env';

/** Where the voice SDK signals, fetches its sounds and reports quality; from the vendor's CSP page. */
const carrierHosts = [
  'https://eventgw.twilio.com',
  'wss://voice-js.roaming.twilio.com',
  'https://media.twiliocdn.com',
  'https://sdk.twilio.com',
];

/**
 * Scripts and worklets come from us alone and never inline. Styles may be inline: the component library writes them.
 * The browser reaches the sandbox carrier's own port, or the carrier's hosts, and nothing else.
 */
export function securityHeaders(env: Env): RequestHandler[] {
  const secure = env.PUBLIC_BASE_URL.startsWith('https:');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        manifestSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:', 'mediastream:', ...(env.VOICECORE_SANDBOX ? [] : ['https://sdk.twilio.com'])],
        connectSrc: ["'self'", ...socketsOfOurs(env), ...(env.VOICECORE_SANDBOX ? sandboxSockets(env) : carrierHosts)],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        // The page on which a newcomer tries the product shows a desk beside a phone.
        ...(env.VOICECORE_SANDBOX ? { frameSrc: ["'self'"] } : {}),
        frameAncestors: [env.VOICECORE_SANDBOX ? "'self'" : "'none'"],
        objectSrc: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  return [headers, permissions];
}

/** The softphone needs the microphone; nothing needs to know where somebody is. */
const permissions: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
  next();
};

/** Some browsers do not let `'self'` cover ws: on the same host. */
function socketsOfOurs(env: Env): string[] {
  const own = env.PUBLIC_BASE_URL.replace(/^http/, 'ws');
  return env.NODE_ENV === 'production' ? [own] : [own, `ws://localhost:${env.PORT}`];
}

function sandboxSockets(env: Env): string[] {
  const hosts = new Set(['127.0.0.1', 'localhost', new URL(env.PUBLIC_BASE_URL).hostname]);
  return [...hosts].flatMap((host) => [`ws://${host}:${env.SANDBOX_PORT}`, `http://${host}:${env.SANDBOX_PORT}`]);
}
