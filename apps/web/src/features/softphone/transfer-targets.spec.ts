import { targetsFound, transferTargets } from './transfer-targets';

const departments = [
  { id: 'd1', names: { en: 'Billing', es: 'Facturación' } },
  { id: 'd2', names: { en: 'Support', es: 'Soporte' } },
];
const person = (id: string, name: string, status: 'available' | 'busy' | 'not_available', departmentIds: string[]) => ({
  id,
  name,
  extension: `10${id.slice(1)}`,
  status,
  departmentIds,
});
const people = [
  person('a1', 'Ana López', 'not_available', ['d1']),
  person('a2', 'Ben Carter', 'busy', ['d1']),
  person('a3', 'Sofía Núñez', 'available', ['d2']),
];
const named = (targets: readonly { name: string }[]) => targets.map(({ name }) => name);

describe('to whom a call may be handed', () => {
  const targets = transferTargets(people, departments, 'en');

  it('has who is free first, departments before people, and all others after them', () => {
    expect(named(targets)).toEqual(['Support', 'Sofía Núñez', 'Billing', 'Ana López', 'Ben Carter']);
    expect(targets.map(({ isFree, free }) => [isFree, free])).toEqual([
      [true, 1],
      [true, 0],
      [false, 0],
      [false, 0],
      [false, 0],
    ]);
    expect(named(transferTargets(people, departments, 'es'))[0]).toBe('Soporte');
  });

  it.each([
    ['sofia', ['Sofía Núñez']],
    ['nunes', ['Sofía Núñez']],
    ['carther', ['Ben Carter']],
    ['102', ['Ben Carter']],
    ['bil', ['Billing']],
    ['zzz', []],
    ['  ', named(targets)],
  ])('finds %s, accents and slips forgiven', (asked, found) => {
    expect(named(targetsFound(asked, targets))).toEqual(found);
  });
});
