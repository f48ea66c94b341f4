import { plainCell } from '../csv';
import { fold } from '../understanding/fold';
import type { ContactCells } from './contact';

type Field = keyof ContactCells | 'firstName' | 'lastName';

/** What the columns of address books are called, in both languages, without accents and signs. */
const names: Readonly<Record<Field, RegExp>> = {
  name: /^(full |display |contact )?name$|^contact$|^nombre( completo| y apellidos)?$|^contacto$/,
  firstName: /^(first ?|given )name$|^nombre de pila$|^primer nombre$/,
  lastName: /^(last ?|family )name$|^surname$|^apellidos?$/,
  company: /^(company|organi[sz]ation)( name)?$|^business$|^empresa$|^compania$|^organizacion$/,
  language: /^lang(uage)?$|^idioma$|^lengua$/,
  notes: /^notes?$|^comments?$|^notas?$|^comentarios?$|^observaciones$/,
  tier: /^vip( tier| level)?$|^tier$|^nivel( de)?( vip)?$/,
  accountCode:
    /^account( code| number)?$|^(customer|client) (code|number)$|^codigo( de cuenta)?$|^cuenta$|^numero de (cuenta|cliente)$/,
  tags: /^tags?$|^labels?$|^categor(y|ies|ias?)$|^groups?( membership)?$|^etiquetas?$|^grupos?$/,
  numbers:
    /^((home|work|business|mobile|cell|main|other|primary|company) )?((tele)?phones?|tel|numbers?|mobile|cell( ?phone)?)( number)?( \d+)?( value)?$|^(numero de )?(telefonos?|moviles|movil|celular)( (movil|fijo|de casa|de trabajo|del trabajo|principal))?( \d+)?$|^numeros?$/,
};

/** The columns of a table of contacts: which field each column holds. */
export type Columns = readonly (Field | null)[];

/** Returns the columns that a first line names, or what it lacks. */
export function columnsOf(head: readonly string[]): { columns: Columns } | { missing: 'name' | 'number' } {
  const fields = Object.keys(names) as Field[];
  const columns = head.map((cell) => fields.find((field) => names[field].test(fold(cell))) ?? null);
  const has = (...any: Field[]): boolean => columns.some((field) => field !== null && any.includes(field));
  if (!has('name', 'firstName', 'lastName', 'company')) return { missing: 'name' };
  return has('numbers', 'accountCode') ? { columns } : { missing: 'number' };
}

/** Returns what a line says of a contact. */
export function cellsOf(line: readonly string[], columns: Columns): ContactCells {
  const all = (field: Field): string[] =>
    columns.flatMap((one, at) => (one === field ? [plainCell(line[at] ?? '')] : []));
  const first = (field: Field): string => all(field).find((cell) => cell.trim() !== '') ?? '';
  const [whole, given] = [first('name'), first('firstName')];
  const parts = columns.includes('firstName') ? [given, first('lastName')] : [whole, first('lastName')];
  return {
    name: columns.includes('firstName') && whole.trim() !== '' ? whole : parts.map((part) => part.trim()).join(' '),
    company: first('company'),
    language: first('language'),
    notes: first('notes'),
    tier: first('tier'),
    accountCode: first('accountCode'),
    tags: all('tags'),
    numbers: all('numbers'),
  };
}
