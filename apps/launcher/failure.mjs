/** An error with a known explanation: what is wrong and the command that helps. Shown without a stack trace. */
export class Failure extends Error {}

const sentences = {
  ENOSPC:
    'The disk is full: free some space ("df -h ." shows it, "npm run reset" deletes the local database), then start again.',
  EDQUOT: 'Your disk quota is used up: free some space, then start again.',
  EROFS: 'This folder is read-only: set VOICECORE_DATA_DIR to a writable one.',
  EACCES:
    'No permission for a file or port: "ls -la .data" shows the owner of the files; for a port below 1024, set another PORT.',
  EPERM: 'No permission for a file: "ls -la .data" shows the owners.',
};

/** Returns what to print for an error: one sentence for a known one, the stack trace for an error of ours. */
export function explain(error) {
  if (error instanceof Failure) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  const code =
    error?.code ?? /\b(ENOSPC|EDQUOT|EROFS)\b/.exec(text)?.[1] ?? (/No space left/i.test(text) ? 'ENOSPC' : '');
  if (sentences[code]) return `${sentences[code]} (${text})`;
  return error instanceof Error && error.stack ? error.stack : text;
}
