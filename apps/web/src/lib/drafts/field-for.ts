/**
 * Returns the form field that a server path refers to. The server names the request (`config.greeting.en`,
 * `alternates.en.60`), the form names what is on the screen (`greeting.en`, `alternates.en`): the longest part of
 * the path that is a field.
 */
export function fieldFor(path: string, fields: readonly string[]): string | null {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--)
    for (let from = 0; from + length <= parts.length; from++) {
      const piece = parts.slice(from, from + length).join('.');
      if (fields.includes(piece)) return piece;
    }
  return null;
}
