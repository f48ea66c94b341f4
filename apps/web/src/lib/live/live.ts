import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { GONE } from '@voicecore/contracts/live';
import { useEffect, useSyncExternalStore } from 'react';
import { answer, api, asProblem, queryKeys } from '../api';
import { accessToken, freshToken, leaveDesk } from '../session';
import { LiveChanges, type Change, type Readers } from './live-changes';

/** `lost` is shown on the screen; `waiting` is the first moment, when nothing needs to be shown. */
export type Link = 'waiting' | 'up' | 'lost';

/** Pause before reconnecting with a fresh token after a refusal, ms. */
const refusedPause = 1000;

let link: Link = 'waiting';
const listeners = new Set<() => void>();

function become(next: Link): void {
  if (next === link) return;
  link = next;
  listeners.forEach((listener) => listener());
}

/** Returns the object, or null when it is gone or no longer ours to read. */
async function ifThere<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (asProblem(error).status === 404) return null;
    throw error;
  }
}

const readers: Readers = {
  call: (id) => ifThere(answer(api.GET('/api/v1/calls/{id}', { params: { path: { id } } }))),
  agent: (id) => ifThere(answer(api.GET('/api/v1/agents/{id}', { params: { path: { id } } }))),
  entry: (id) => ifThere(answer(api.GET('/api/v1/knowledge/entries/{id}', { params: { path: { id } } }))),
};

/** What is on the screen right after sign-in, and is read again only when a push says so. */
const keptFromTheStart = [queryKeys.standing, queryKeys.agents, queryKeys.calls.live];

async function connect(client: QueryClient, signal: AbortSignal): Promise<void> {
  const { io } = await import('socket.io-client');
  if (signal.aborted) return;
  const socket = io({
    path: '/live',
    transports: ['websocket'],
    auth: (send) => send({ accessToken: accessToken() }),
  });
  const changes = new LiveChanges(client, readers);
  let wasUp = false;
  socket.on('connect', () => {
    become('up');
    // Pushes sent while the connection was down are lost; before it was up for the first time, the screen was just
    // read.
    if (wasUp) changes.readAll();
    // These were read before the connection was up, and changes since then were not reported.
    else for (const queryKey of keptFromTheStart) void client.invalidateQueries({ queryKey });
    wasUp = true;
  });
  socket.on('changed', (change: Change) => {
    if (change.topic === 'agents' && change.seq === GONE) leaveDesk(change.id);
    changes.take(change);
  });
  // Socket.IO does not reconnect by itself after the server refused or closed it, e.g. because of an expired token.
  let retry: ReturnType<typeof setTimeout> | undefined;
  const comeBack = () => {
    clearTimeout(retry);
    retry = setTimeout(() => void freshToken().then((token) => token && socket.connect()), refusedPause);
  };
  socket.on('disconnect', (reason) => {
    become('lost');
    if (reason === 'io server disconnect') comeBack();
  });
  socket.on('connect_error', () => {
    become('lost');
    if (!socket.active) comeBack();
  });
  signal.addEventListener('abort', () => {
    clearTimeout(retry);
    changes.stop();
    socket.close();
  });
}

/**
 * Keeps one socket open while signed in; what the server reports as changed is read again, and nothing else.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    void connect(client, end.signal);
    return () => end.abort();
  }, [client]);
}

/** The state of the live connection, for the notice that it is down. */
export function useLink(): Link {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => link,
  );
}
