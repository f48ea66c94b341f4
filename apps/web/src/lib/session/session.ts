import type { Schema } from '@voicecore/api-client';
import { asProblem, toProblem } from '../api/problem';
import { dropAllDrafts } from '../drafts/kept-drafts';

export type Me = Schema<'Me'>;
export type Role = Me['role'];

/** What signing in, refreshing and opening a demo desk answer; `expiresIn` in seconds. */
export type SignedIn = Schema<'SignedIn'>;

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'unreachable' }
  | { readonly status: 'signed_in'; readonly me: Me };

/** A tab keeps only the id of its session; the refresh token is a cookie no script can read. */
const kept = 'voicecore.session';
/** Refresh this long before the access token ends, seconds. */
const ahead = 60;

let session: Session = { status: 'starting' };
let token: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<string | null> | null = null;
const listeners = new Set<() => void>();

export function currentSession(): Session {
  return session;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session): void {
  session = next;
  listeners.forEach((listener) => listener());
}

async function post(path: string, body: object): Promise<unknown> {
  const response = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw asProblem(error);
  });
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw toProblem(answer, response);
  return answer;
}

/** Takes over a session that the server has just opened for this tab, e.g. a demo agent's desk. */
export function adoptSession(signedIn: SignedIn): void {
  token = signedIn.accessToken;
  sessionStorage.setItem(kept, signedIn.session);
  clearTimeout(timer);
  timer = setTimeout(() => void freshToken(), Math.max(5, signedIn.expiresIn - ahead) * 1000);
  become({ status: 'signed_in', me: signedIn.me });
}

function forget(): void {
  token = null;
  clearTimeout(timer);
  sessionStorage.removeItem(kept);
  become({ status: 'signed_out' });
}

/** The refresh cookie is shared by duplicated tabs and serves once: they take turns. */
async function refreshOnce(id: string): Promise<string | null> {
  return navigator.locks.request(`voicecore.refresh.${id}`, async () => {
    try {
      adoptSession((await post('/auth/refresh', { session: id })) as SignedIn);
      return token;
    } catch (error) {
      const { status } = asProblem(error);
      if (status === 401 || status === 403 || status === 400) forget();
      else if (session.status === 'starting') become({ status: 'unreachable' });
      return null;
    }
  });
}

/** A new access token, or null when the session is over or the server cannot be reached. */
export function freshToken(): Promise<string | null> {
  const id = sessionStorage.getItem(kept);
  if (!id) return Promise.resolve(null);
  refreshing ??= refreshOnce(id).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** At the start of the tab: goes on with its session, if it has one. */
export async function resumeSession(): Promise<void> {
  if (sessionStorage.getItem(kept)) await freshToken();
  else become({ status: 'signed_out' });
}

/** The access token now; kept in memory only. */
export function accessToken(): string | null {
  return token;
}

/**
 * @param tenantId which business, once the answer was that several know the e-mail and password
 * @throws ApiProblem when they do not match, or are tried too often.
 */
export async function signIn(email: string, password: string, tenantId?: string): Promise<void> {
  token = null;
  adoptSession((await post('/auth/login', { email, password, ...(tenantId && { tenantId }) })) as SignedIn);
}

/**
 * Sets the first password of an invited person and signs them in.
 * @throws ApiProblem when the invitation is used up or too old.
 */
export async function acceptInvitation(invitation: string, password: string): Promise<void> {
  adoptSession((await post('/auth/invitation', { token: invitation, password })) as SignedIn);
}

/** Ends the session of this tab, here at once and at the server as soon as it hears of it; what was typed goes with it. */
export async function signOut(): Promise<void> {
  const id = sessionStorage.getItem(kept);
  const told = id ? post('/auth/logout', { session: id }).catch(asProblem) : Promise.resolve(null);
  dropAllDrafts(sessionStorage);
  forget();
  await told;
}
