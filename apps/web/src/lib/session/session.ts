import type { Schema } from '@voicecore/api-client';
import { asProblem, toProblem } from '../api/problem';
import { dropAllDrafts } from '../drafts/kept-drafts';

export type Me = Schema<'Me'>;
export type Role = Me['role'];

/** The response to signing in, refreshing and opening a demo desk; `expiresIn` in seconds. */
export type SignedIn = Schema<'SignedIn'>;

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'unreachable' }
  | { readonly status: 'signed_in'; readonly me: Me };

/**
 * Under this key the browser stores who is signed in, for all its tabs, and a demo desk's tab the name of its own
 * session. Neither is a secret: the refresh tokens are in cookies that no script can read.
 */
const storageKey = 'voicecore.session';
/** The name of the session that all tabs share. */
const shared = 'browser';
/** The token is refreshed this long before it expires, seconds. */
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

/** The session of this tab: its own desk's, else the browser's; null when no one is signed in. */
function nameHere(): string | null {
  return sessionStorage.getItem(storageKey) ?? (localStorage.getItem(storageKey) === null ? null : shared);
}

/**
 * Takes over a session that the server has just opened, for this tab (a demo agent's desk) or for the whole
 * browser.
 */
export function adoptSession(signedIn: SignedIn): void {
  token = signedIn.accessToken;
  if (signedIn.session === shared) {
    sessionStorage.removeItem(storageKey);
    localStorage.setItem(storageKey, signedIn.me.personId);
  } else sessionStorage.setItem(storageKey, signedIn.session);
  clearTimeout(timer);
  timer = setTimeout(() => void freshToken(), Math.max(5, signedIn.expiresIn - ahead) * 1000);
  become({ status: 'signed_in', me: signedIn.me });
}

/**
 * An extension was removed. The agent who had it has no desk to read any more; the next token says the rest.
 */
export function leaveDesk(agentId: string): void {
  if (session.status === 'signed_in' && session.me.agentId === agentId)
    become({ status: 'signed_in', me: { ...session.me, agentId: null } });
}

function forget(): void {
  token = null;
  clearTimeout(timer);
  if (sessionStorage.getItem(storageKey) === null) localStorage.removeItem(storageKey);
  else sessionStorage.removeItem(storageKey);
  become({ status: 'signed_out' });
}

/** Another user has signed in to this browser: nothing of the previous user stays in the tab. */
function startOver(): void {
  token = null;
  dropAllDrafts(sessionStorage);
  location.replace('/');
}

const isOfSomebodyElse = (personId: string): boolean =>
  session.status === 'signed_in' && session.me.personId !== personId;

/** Another tab has signed in or out: the browser's session applies here at once. A desk keeps its own. */
function follow({ key, storageArea }: StorageEvent): void {
  if (
    storageArea !== localStorage ||
    (key !== storageKey && key !== null) ||
    sessionStorage.getItem(storageKey) !== null
  )
    return;
  const who = localStorage.getItem(storageKey);
  if (who === null) {
    if (session.status === 'signed_in') dropAllDrafts(sessionStorage);
    forget();
  } else if (isOfSomebodyElse(who)) startOver();
  else if (session.status !== 'signed_in') void freshToken();
}

/**
 * Tabs take turns to refresh, if the browser supports locks; otherwise the server gives all of them the same
 * successor token.
 */
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Not available on a page loaded over plain http from another machine.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(`voicecore.refresh.${name}`, work) : work();
}

async function refreshOnce(name: string): Promise<string | null> {
  try {
    const signedIn = (await post('/auth/refresh', { session: name })) as SignedIn;
    // Signed out while the request was running, or another user has signed in.
    if (nameHere() !== name) return null;
    if (isOfSomebodyElse(signedIn.me.personId)) startOver();
    else adoptSession(signedIn);
    return token;
  } catch (error) {
    const { status } = asProblem(error);
    if (status === 401 || status === 403 || status === 400) forget();
    else if (session.status === 'starting') become({ status: 'unreachable' });
    return null;
  }
}

/** Returns a new access token, or null when the session has ended or the server cannot be reached. */
export function freshToken(): Promise<string | null> {
  const name = nameHere();
  if (name === null) return Promise.resolve(null);
  refreshing ??= inTurn(name, () => refreshOnce(name)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Resumes the tab's own session at start, or the browser's. */
export async function resumeSession(): Promise<void> {
  addEventListener('storage', follow);
  if (nameHere() !== null) await freshToken();
  else become({ status: 'signed_out' });
}

/** The current access token; kept in memory only. */
export function accessToken(): string | null {
  return token;
}

/** The shortest password that the server accepts. */
export const shortestPassword = 8;

/**
 * @param tenantId the business, after the answer was that e-mail and password match several
 * @throws ApiProblem when they do not match, or were tried too often.
 */
export async function signIn(email: string, password: string, tenantId?: string): Promise<void> {
  token = null;
  adoptSession((await post('/auth/login', { email, password, ...(tenantId && { tenantId }) })) as SignedIn);
}

/**
 * Sets the first password of an invited person and signs them in.
 * @throws ApiProblem when the invitation was used or has expired.
 */
export async function acceptInvitation(invitation: string, password: string): Promise<void> {
  adoptSession((await post('/auth/invitation', { token: invitation, password })) as SignedIn);
}

/**
 * Sets a new password with a password link, and signs in.
 * @throws ApiProblem when the link was used or has expired, or the password is too common.
 */
export async function setPasswordByLink(link: string, password: string): Promise<void> {
  adoptSession((await post('/auth/new-password', { token: link, password })) as SignedIn);
}

/** @throws ApiProblem when the link no longer works; its code says why. */
export async function checkPasswordLink(link: string): Promise<void> {
  await post('/auth/new-password/check', { token: link });
}

/** Reports a forgotten password; the answer reveals nothing about the address. */
export async function askForPassword(email: string): Promise<void> {
  await post('/auth/password-request', { email });
}

/** Ends the session in every tab of the browser, or that of this desk, and removes all drafts. */
export async function signOut(): Promise<void> {
  const name = nameHere();
  const signedOut = name ? post('/auth/logout', { session: name }).catch(asProblem) : Promise.resolve(null);
  dropAllDrafts(sessionStorage);
  forget();
  await signedOut;
}
