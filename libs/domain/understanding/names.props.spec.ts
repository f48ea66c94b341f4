import { languages, type AgentId } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { fold } from './fold';
import { calledSo } from './given-names';
import { whoIs } from './names';
import { understand } from './understand';
import type { Directory } from './understood';

const runs = trials(200);

const first =
  'Ana María José Joseph Guillermo William Katherine Elizabeth Francisco Frank Roberto Robert Daniel Daniela Mario Jorge Jesús Siobhan Thomas Margaret';
const last =
  'López Pérez Walsh Murphy Nguyen Hartley Castañeda Mendoza Ortiz Brooks Schmidt Ramírez Kowalczyk Rahman Villarreal Soto';
const fullName = fc
  .tuple(fc.constantFrom(...first.split(' ')), fc.constantFrom(...last.split(' ')))
  .map(([given, family]) => `${given} ${family}`);
const office = fc.uniqueArray(fullName, { minLength: 2, maxLength: 14 });

const directoryOf = (names: readonly string[]): Directory => ({
  departments: [],
  agents: names.map((name, at) => ({ id: name as AgentId, name, extension: String(301 + at), departmentIds: [] })),
});
const wishes = [
  (name: string) => `can I speak with ${name}, please`,
  (name: string) => `${name} please`,
  (name: string) => `put me through to ${name}`,
  (name: string) => `quiero hablar con ${name}`,
  (name: string) => `¿me comunica con ${name}, por favor?`,
  (name: string) => `con ${name}`,
];
const wish = fc.constantFrom(...wishes);
const language = fc.constantFrom(...languages);

const nicknames =
  'Memo Bill Billy Kate Kathy Liz Beth Paco Pancho Beto Bob Bobby Dan Danny Pepe Joe Chuy Tom Tommy Meg Peggy Mari Will Jorgito'.split(
    ' ',
  );
const given = (name: string): string => fold(name.split(' ')[0] ?? '');
const family = (name: string): string => fold(name.split(' ')[1] ?? '');

describe('Property 9: Extension routing, by name', () => {
  it('takes a full name to its owner, whoever else is there and in whatever words it is asked for', () => {
    fc.assert(
      fc.property(office, fc.nat(), wish, language, (names, pick, say, current) => {
        const wanted = names[pick % names.length] ?? '';
        const { target } = understand(say(wanted), directoryOf(names), current);
        expect([say(wanted), target?.id]).toEqual([say(wanted), wanted]);
      }),
      { numRuns: runs },
    );
  });

  it('never guesses between people: a given name that several have names all of them and chooses none', () => {
    fc.assert(
      fc.property(office, fc.nat(), wish, language, (names, pick, say, current) => {
        const wanted = (names[pick % names.length] ?? '').split(' ')[0] ?? '';
        const owners = names.filter((name) => given(name) === fold(wanted));
        fc.pre(owners.length > 1);
        const { target, candidates } = understand(say(wanted), directoryOf(names), current);
        expect(target).toBeUndefined();
        expect(whoIs(wanted, directoryOf(names)).target).toBeNull();
        expect(candidates?.map(({ id }) => id)).toEqual(expect.arrayContaining(owners));
      }),
      { numRuns: runs },
    );
  });

  it('takes a nickname only to somebody whose given name goes by it', () => {
    fc.assert(
      fc.property(office, fc.constantFrom(...nicknames), wish, language, (names, nickname, say, current) => {
        const { target, candidates = [] } = understand(say(nickname), directoryOf(names), current);
        const reached = [...(target ? [target] : []), ...candidates].map(({ id }) => given(String(id)));
        const meant = calledSo(fold(nickname));
        const isSmall = (name: string) => fold(nickname).startsWith(name.slice(0, 3));
        expect(reached.filter((name) => !meant.has(name) && !isSmall(name))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('tells people apart whose given names differ in the last vowel only', () => {
    const pairs = [
      ['Daniela', 'Daniel'],
      ['Mario', 'María'],
      ['Roberta', 'Roberto'],
      ['Josefa', 'Josefo'],
      ['Claudio', 'Claudia'],
      ['Antonia', 'Antonio'],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.boolean(), wish, language, ([one, other], swap, say, current) => {
        const [said, there] = swap ? [other, one] : [one, other];
        const { target, candidates } = understand(say(said), directoryOf([`${there} Walsh`, 'Linh Nguyen']), current);
        expect([target, candidates]).toEqual([undefined, undefined]);
      }),
      { numRuns: runs },
    );
  });

  it('takes nobody to a namesake: a family name of somebody else reaches nobody', () => {
    fc.assert(
      fc.property(office, fullName, wish, language, (names, stranger, say, current) => {
        const together = names.some((name) => given(name) === given(stranger) && family(name) === family(stranger));
        fc.pre(
          !together && names.every((name) => given(name) !== given(stranger) || family(name) !== family(stranger)),
        );
        const known = names.filter((name) => given(name) === given(stranger) || family(name) === family(stranger));
        fc.pre(known.length > 0);
        expect(understand(say(stranger), directoryOf(names), current).target).toBeUndefined();
      }),
      { numRuns: runs },
    );
  });

  it('understands any text there is without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), office, language, (text, names, current) => {
        const offered = names.slice(0, 2).map((name) => ({ kind: 'agent' as const, id: name as AgentId }));
        expect(() => understand(text, directoryOf(names), current)).not.toThrow();
        expect(() => understand(text, directoryOf(names), current, { offered })).not.toThrow();
      }),
      { numRuns: runs },
    );
  });
});
