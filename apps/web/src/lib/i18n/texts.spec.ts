import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pageTexts } from './page-texts';

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

/** Spanish has a third plural form that English lacks; a key counts once whatever its forms. */
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

  it('leaves out of what comes at once only what comes with a page, and all of that', () => {
    const ofPages = [...new Set(Object.values(pageTexts).flat())].sort();
    for (const file of ['en.ts', 'es.ts', 'texts.ts']) {
      const [, listed] = /\{((?:[a-z_]+,){2,}[a-z_]+)\}\.json/.exec(readFileSync(join(here, file), 'utf8')) ?? [];
      expect([file, listed]).toEqual([file, ofPages.join()]);
    }
  });

  it('has a page with words of its own show them nowhere else', () => {
    const named = new Map(Object.entries(pageTexts).map(([page, texts]) => [page, texts as readonly string[]]));
    const ofPages = [...new Set([...named.values()].flat())];
    const words = new RegExp(`['"\`](${ofPages.join('|')}):[a-z]`, 'g');
    const strays = sources.flatMap((path) => {
      const [kind, folder = ''] = relative(source, path).split('/');
      const own = kind === 'features' ? (named.get(folder) ?? []) : [];
      return [...readFileSync(path, 'utf8').matchAll(words)]
        .filter(([, name = '']) => !own.includes(name))
        .map(([, name = '']) => `${relative(source, path)} shows ${name}`);
    });
    expect(strays).toEqual([]);
  });
});
