import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Env } from '../env';

/** Where the voice SDK connects for signaling, sounds and quality reports; from the vendor's CSP page. */
const carrierHosts = [
  'https://eventgw.twilio.com',
  'wss://voice-js.roaming.twilio.com',
  'https://media.twiliocdn.com',
  'https://sdk.twilio.com',
];

/**
 * Scripts and worklets come only from our origin and are never inline. Styles may be inline, because the component
 * library writes them. The browser may connect to the sandbox carrier's port, or to the carrier's hosts, and nothing
 * else.
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
        // The page on which new users try the product shows a desk next to a phone.
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

/** The softphone needs the microphone; nothing needs the user's location. */
const permissions: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()');
  next();
};

/** Returns our WebSocket origins, because `'self'` does not cover ws: on the same host in some browsers. */
function socketsOfOurs(env: Env): string[] {
  const own = env.PUBLIC_BASE_URL.replace(/^http/, 'ws');
  return env.NODE_ENV === 'production' ? [own] : [own, `ws://localhost:${env.PORT}`];
}

function sandboxSockets(env: Env): string[] {
  const hosts = new Set(['127.0.0.1', 'localhost', new URL(env.PUBLIC_BASE_URL).hostname]);
  return [...hosts].flatMap((host) => [`ws://${host}:${env.SANDBOX_PORT}`, `http://${host}:${env.SANDBOX_PORT}`]);
}
