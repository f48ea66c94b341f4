/** The announcement between the music comes about every this many seconds of waiting. */
const wordEvery = 30;
/** A wait document plays about this long, seconds. */
const documentLength = 10;

/** Whether the next stretch of waiting begins with words: once in each half minute, and not at the beginning. */
export function speaksWhileWaiting(waitedSeconds: number): boolean {
  return waitedSeconds >= wordEvery && waitedSeconds % wordEvery < documentLength;
}
