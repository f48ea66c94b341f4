/** Counts the edits (insert, delete, replace, swap of neighbors) between two words, up to `limit` + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, at(before, column - 2) + 1);
      }
      line.push(best);
    }
    before = above;
    above = line;
  }
  return Math.min(at(above, b.length), limit + 1);
}

function at(line: readonly number[], index: number): number {
  return line[index] ?? Number.MAX_SAFE_INTEGER;
}

/** Maps spellings that sound alike in a name over the telephone, in either language, to one. */
export function soundKey(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/sh/g, 's')
    .replace(/th/g, 't')
    .replace(/ch/g, '#')
    .replace(/ll|y/g, 'i')
    .replace(/[bv]/g, 'b')
    .replace(/qu|ck|k|c(?=[aou]|$|[^eihaou])/g, 'k')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/g(?=[ei])|x/g, 'j')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** Daniel and Daniela, Mario and Maria: a different last vowel means a different person, not a slip. */
function otherEnding(heard: string, name: string): boolean {
  const stem = (word: string): string => word.replace(/[aeio]$/, '');
  return heard !== name && stem(heard) === stem(name);
}

/**
 * Returns how far a heard word is from a name: 0 the same, 1 sounds the same, 2 a small misspelling; null if it is
 * another word. Short names get no tolerance beyond sound, because Ana and Ada are two people, and so are Marta and
 * Maria.
 */
export function nameDistance(heard: string, name: string): number | null {
  if (heard === name) return 0;
  if (otherEnding(heard, name)) return null;
  if (heard.length > 2 && name.length > 2 && soundKey(heard) === soundKey(name)) return 1;
  const shortest = Math.min(heard.length, name.length);
  const limit = shortest >= 8 ? 2 : shortest >= 6 ? 1 : 0;
  if (limit === 0 || heard[0] !== name[0]) return null;
  const soundsNear = editDistance(soundKey(heard), soundKey(name), 1) <= 1;
  return soundsNear || editDistance(heard, name, limit) <= limit ? 2 : null;
}
