/** How often an announcement interrupts the music, in seconds of waiting; approximate. */
const wordEvery = 30;
/** How long a wait document plays, in seconds; approximate. */
const documentLength = 10;

/** True when the next part of the wait begins with words: once in each half minute, and not at the beginning. */
export function speaksWhileWaiting(waitedSeconds: number): boolean {
  return waitedSeconds >= wordEvery && waitedSeconds % wordEvery < documentLength;
}
