import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'src');

/** `/** words *\/`, decorators, then the method: the comment of a handler becomes its text in the reference. */
const handler =
  /\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*(?:@[A-Z]\w*\((?:[^()]|\([^()]*\))*\)\s*)+(?:async\s+)?(\w+)\(/g;
const controller = /export class (\w+Controller)\b/g;

/** Returns the comment above each handler by `Class_method`. */
export function controllerSources(read: (file: string) => string): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const text = read(join(folder, file));
    const classes = [...text.matchAll(controller)];
    for (const [index, found] of classes.entries()) {
      const body = text.slice(found.index, classes[index + 1]?.index);
      for (const [, comment = '', method = ''] of body.matchAll(handler)) {
        words.set(
          `${found[1]}_${method}`,
          comment
            .replace(/\s*\n\s*\* ?/g, ' ')
            .replace(/^\*\s*/, '')
            .trim(),
        );
      }
    }
  }
  return words;
}
