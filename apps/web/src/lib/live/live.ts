import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { accessToken, freshToken } from '../session';

/** `lost` is said on the screen; `waiting` is the first moment, when nothing needs to be said. */
export type Link = 'waiting' | 'up' | 'lost';

/** Pushes come in bursts while people talk; the screen reads again at most this often, ms. */
const pace = 250;
/** Before trying again with a fresh token after a refusal, ms. */
const refusedPause = 1000;

let link: Link = 'waiting';
const listeners = new Set<() => void>();

function become(next: Link): void {
  if (next === link) return;
  link = next;
  listeners.forEach((listener) => listener());
}

/** Gathers the topics of a burst and has them read again once. */
function reader(client: QueryClient): (topic: string) => void {
  const due = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const read = () => {
    timer = null;
    for (const topic of due) void client.invalidateQueries({ queryKey: [topic] });
    due.clear();
  };
  return (topic) => {
    due.add(topic);
    timer ??= setTimeout(read, pace);
  };
}

async function connect(client: QueryClient, signal: AbortSignal): Promise<void> {
  const { io } = await import('socket.io-client');
  if (signal.aborted) return;
  const socket = io({
    path: '/live',
    transports: ['websocket'],
    auth: (send) => send({ accessToken: accessToken() }),
  });
  const again = reader(client);
  socket.on('connect', () => {
    become('up');
    // What was pushed while there was no line is lost: everything on the screen is read again.
    void client.invalidateQueries();
  });
  socket.on('changed', (change: { topic: string }) => again(change.topic));
  // Socket.IO does not come back by itself when the server has refused it or hung up, e.g. on an ended token.
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
    socket.close();
  });
}

/** Keeps one socket while signed in; what the server says has changed is read again. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const end = new AbortController();
    void connect(client, end.signal);
    return () => end.abort();
  }, [client]);
}

/** The state of the live line, for the notice that it is down. */
export function useLink(): Link {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => link,
  );
}
