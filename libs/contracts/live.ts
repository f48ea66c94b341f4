/**
 * What the live socket says (Socket.IO, path `/live`, WebSocket only, `auth: { accessToken }`). A push carries no content:
 * whoever is entitled reads the thing again by REST.
 */
export const liveTopics = ['calls', 'agents', 'members', 'departments', 'knowledge', 'desk', 'tenant'] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** The `seq` of a thing that is gone: there is nothing to read again. */
export const GONE = -1;

/** Something changed. `seq` counts the changes of that thing, 0 when they are not counted; `id` is `all` when any of them may have changed. */
export interface LiveChange {
  readonly topic: LiveTopic;
  readonly id: string;
  readonly seq: number;
}

export interface LiveEvents {
  changed: (change: LiveChange) => void;
}
