/**
 * Returns what `look` finds, as soon as it finds something; fails with `what` when nothing is found in time. It looks
 * every 20 ms: the product it watches runs in the same process, and must get to work.
 */
export async function until<T>(
  look: () => Promise<T | null | undefined>,
  what: string,
  deadlineMs = 10_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const found = await look();
    if (found != null) return found;
    if (Date.now() > end) throw new Error(`not observed within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
