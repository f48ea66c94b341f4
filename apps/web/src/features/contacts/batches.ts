/** The most contacts of one request. */
const most = 500;
/** The most bytes of one request: the server takes 128 kB. */
const largest = 100_000;

const bytes = new TextEncoder();

/** Returns the things in their order, in as few requests as they fit into. */
export function inBatches<T>(things: readonly T[]): T[][] {
  const batches: T[][] = [];
  let size = Infinity;
  for (const thing of things) {
    const own = bytes.encode(JSON.stringify(thing)).length + 1;
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || size + own > largest) {
      batches.push([thing]);
      size = own;
    } else {
      last.push(thing);
      size += own;
    }
  }
  return batches;
}
