import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const here = __dirname;
const source = join(here, '../..');

type Tree = { [key: string]: string | Tree };

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

function keysOf(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : keysOf(value, `${prefix}${key}.`),
  );
}

function load(language: string): Map<string, string> {
  const all = readdirSync(join(here, language)).flatMap((name) => {
    const tree = JSON.parse(readFileSync(join(here, language, name), 'utf8')) as Tree;
    return keysOf(tree, `${basename(name, '.json')}:`);
  });
  return new Map(all);
}

/** Spanish has a third plural form, which English lacks; a key counts once whatever its forms. */
const plain = (key: string) => key.replace(/_(zero|one|many|other)$/, '');
const gaps = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();

const english = load('en');
const spanish = load('es');
const sources = files(source).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'));

describe('the texts of the screens', () => {
  it('has the same keys in both languages', () => {
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(plain))].sort();
    expect(keys(spanish)).toEqual(keys(english));
  });

  it('fills the same values in both languages, and leaves no text empty', () => {
    for (const [key, text] of english) {
      expect(text.trim()).not.toBe('');
      expect([key, gaps(spanish.get(key) ?? '')]).toEqual([key, gaps(text)]);
    }
  });

  it('has every text that a component asks for by name', () => {
    const known = new Set([...english.keys()].map(plain));
    const missing = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*'([a-z_]+:[\w.]+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key))
        .map((key) => `${basename(path)} ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('has the group of every text whose name is put together', () => {
    const groups = [...english.keys()];
    const missing = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/[`]([a-z_]+:[\w.]*\.)\$\{/g)]
        .map((match) => match[1] ?? '')
        .filter((prefix) => !groups.some((key) => key.startsWith(prefix)))
        .map((prefix) => `${basename(path)} ${prefix}`),
    );
    expect(missing).toEqual([]);
  });
});
