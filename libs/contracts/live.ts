/**
 * The messages of the live socket (Socket.IO, path `/live`, WebSocket only, `auth: { accessToken }`). A push has no
 * content: a client that has access reads the resource again by REST.
 */
export const liveTopics = [
  'calls',
  'agents',
  'members',
  'departments',
  'knowledge',
  'screening',
  'contacts',
  'outbound',
  'desk',
  'tenant',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** The `seq` of a resource that no longer exists: there is nothing to read again. */
export const GONE = -1;

/**
 * Something changed. `seq` counts the changes of that resource, 0 if they are not counted; `id` is `all` if any of them
 * may have changed.
 */
export interface LiveChange {
  readonly topic: LiveTopic;
  readonly id: string;
  readonly seq: number;
}

export interface LiveEvents {
  changed: (change: LiveChange) => void;
}
