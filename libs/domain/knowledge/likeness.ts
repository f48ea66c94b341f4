/** The dot product of a vector with the one that begins at `from`: how alike two texts are whose vectors have length 1. */
export function likeness(vector: Float32Array, others: Float32Array, from: number): number {
  let sum = 0;
  let at = from;
  for (const number of vector) {
    sum += number * (others[at] ?? 0);
    at += 1;
  }
  return sum;
}

/** The likeness of the nearest of several vectors that stand one after the other; -1 when there are none. */
export function nearestLikeness(vector: Float32Array, others: Float32Array): number {
  let best = -1;
  for (let from = 0; from + vector.length <= others.length; from += vector.length)
    best = Math.max(best, likeness(vector, others, from));
  return best;
}
