import type { ContactCells, ContactFault } from './contact';

/** A card of a file, or why it cannot be read; `line` is where it begins, counted from 1. */
export interface Card {
  readonly line: number;
  readonly cells: ContactCells | Extract<ContactFault, 'version' | 'unfinished'>;
}

interface Property {
  readonly line: number;
  readonly name: string;
  /** In capitals, as they are written: `;TYPE=CELL;PREF=1`. */
  readonly parameters: string;
  readonly value: string;
}

export function isVcard(text: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCARD/i.test(text);
}

/** Yields the cards of a file in the formats vCard 3.0 (RFC 2426) and 4.0 (RFC 6350). */
export function* readCards(text: string): Generator<Card> {
  let card: Property[] | null = null;
  let line = 0;
  for (const property of properties(text)) {
    const mark = `${property.name}:${property.value.trim().toUpperCase()}`;
    if (mark === 'BEGIN:VCARD') {
      if (card !== null) yield { line, cells: 'unfinished' };
      [card, line] = [[], property.line];
    } else if (mark === 'END:VCARD' && card !== null) {
      yield { line, cells: cellsOf(card) };
      card = null;
    } else card?.push(property);
  }
  if (card !== null) yield { line, cells: 'unfinished' };
}

/** Yields each property once its folded lines have been put together. */
function* properties(text: string): Generator<Property> {
  let whole = '';
  let begins = 1;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (/^[ \t]/.test(line)) {
      whole += line.slice(1);
      continue;
    }
    yield* propertyOf(whole, begins);
    [whole, begins] = [line, index + 1];
  }
  yield* propertyOf(whole, begins);
}

const shape = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):([^]*)$/;

function propertyOf(whole: string, line: number): Property[] {
  const [, name, parameters, value] = shape.exec(whole) ?? [];
  if (name === undefined || parameters === undefined || value === undefined) return [];
  return [{ line, name: name.toUpperCase(), parameters: parameters.toUpperCase(), value }];
}

function cellsOf(card: readonly Property[]): Card['cells'] {
  const all = (name: string): Property[] => card.filter((property) => property.name === name);
  const first = (name: string): string => all(name)[0]?.value ?? '';
  const version = first('VERSION').trim();
  // Version 2.1 writes its texts in encodings that the later ones gave up.
  const isOld = version !== '3.0' && version !== '4.0';
  if (isOld || card.some(({ parameters }) => /QUOTED-PRINTABLE/.test(parameters))) return 'version';
  return {
    name: textOf(first('FN')) || nameOf(first('N')),
    company: parts(first('ORG'), ';')[0] ?? '',
    // Languages that calls are not held in say nothing of how to greet somebody.
    language: /^(en|es)\b/i.exec(first('LANG').trim())?.[0] ?? '',
    notes: all('NOTE')
      .map(({ value }) => textOf(value))
      .join('\n'),
    tier: '',
    accountCode: '',
    tags: all('CATEGORIES').flatMap(({ value }) => parts(value, ',')),
    numbers: all('TEL').map(({ value }) => numberOf(value)),
  };
}

/** Returns the parts of a value that are separated by an unescaped sign. */
function parts(value: string, separator: ',' | ';'): string[] {
  const found: string[] = [''];
  for (const [piece] of value.matchAll(/\\?[^]/g)) {
    if (piece === separator) found.push('');
    else found.push((found.pop() ?? '') + piece);
  }
  return found.map(textOf);
}

function textOf(value: string): string {
  return value.replace(/\\([^])/g, (_all, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter));
}

/** Family name; given name; additional names. */
function nameOf(value: string): string {
  const [family = '', given = '', additional = ''] = parts(value, ';');
  return [given, additional, family].filter((part) => part.trim() !== '').join(' ');
}

/** A number may be an address, `tel:+1-212-555-0100;ext=5`. */
function numberOf(value: string): string {
  return textOf(value.replace(/^tel:/i, '').replace(/;.*$/s, ''));
}
