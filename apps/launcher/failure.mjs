/** An error with a sentence for the user: what is wrong and the command that helps. Shown without a stack. */
export class Failure extends Error {}

const sentences = {
  ENOSPC:
    'The disk is full: free some space ("df -h ." shows it, "npm run reset" deletes the local database), then start again.',
  EDQUOT: 'Your disk quota is used up: free some space, then start again.',
  EROFS: 'This folder is read-only: set VOICECORE_DATA_DIR to one that can be written.',
  EACCES: 'A file or port may not be used: "ls -la .data" shows whose it is; ports below 1024 need another PORT.',
  EPERM: 'A file may not be used: "ls -la .data" shows whose it is.',
};

/** Returns what to print for an error: its sentence, or the stack if the error is a bug. */
export function explain(error) {
  if (error instanceof Failure) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  const code =
    error?.code ?? /\b(ENOSPC|EDQUOT|EROFS)\b/.exec(text)?.[1] ?? (/No space left/i.test(text) ? 'ENOSPC' : '');
  if (sentences[code]) return `${sentences[code]} (${text})`;
  return error instanceof Error && error.stack ? error.stack : text;
}
