/** Polls until the condition is true, or fails after 10 s. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not become so within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
