import type { AgentId } from '@voicecore/domain/kernel';
import { fullNameWithin, whoIs } from './names';
import { understand } from './understand';
import type { Directory } from './understood';

const directoryOf = (...names: string[]): Directory => ({
  departments: [],
  agents: names.map((name, index) => ({
    id: name as AgentId,
    name,
    extension: String(101 + index),
    departmentIds: [],
  })),
});
const found = (said: string, ...names: string[]) => whoIs(said, directoryOf(...names)).target?.id ?? null;

describe('names with letters that are no base letter with a mark', () => {
  it.each([
    ['Łukasz Kowalski', 'Lukasz Kowalski'],
    ['Michał Wałęsa', 'Michal Walesa'],
    ['Søren Ødegård', 'Soren Odegard'],
    ['Bjørn Åkesson', 'Bjorn Akesson'],
    ['Đorđe Petrović', 'Dorde Petrovic'],
    ['Jürgen Weiß', 'Jurgen Weiss'],
    ['Işıl Yılmaz', 'Isil Yilmaz'],
    ['Gökçe İnan', 'Gokce Inan'],
    ['Æsa Þórsdóttir', 'Aesa Thorsdottir'],
    ['Cœur Lefèvre', 'Coeur Lefevre'],
    ['Guðrún Jónsdóttir', 'Gudrun Jonsdottir'],
    ['Kaʻiulani Akana', 'Kaiulani Akana'],
    ['Mercè Col·lado', 'Merce Collado'],
    ['Nuñez Íñigo', 'Nunez Inigo'],
  ])('%s is found as %s, and the other way round', (name, plain) => {
    expect(found(plain, name, 'Ana Ruiz')).toBe(name);
    expect(found(name, plain, 'Ana Ruiz')).toBe(plain);
    expect(found(name.toUpperCase(), name, 'Ana Ruiz')).toBe(name);
    expect(
      understand(`I would like to speak with ${plain}, please`, directoryOf(name, 'Ana Ruiz'), 'en').target?.id,
    ).toBe(name);
  });
});

describe('first names that are also titles', () => {
  it.each([
    ['Don', 'Don Draper'],
    ['don', 'Don'],
    ['Don Draper', 'Don Draper'],
    ['Mr. Draper', 'Don Draper'],
    ['Draper', 'Don Draper'],
    ['Dean', 'Dean Martin'],
    ['Doc', 'Doc'],
    ['Doc Martin', 'Doc Martin'],
    ['Dona', 'Dona Paulsen'],
    ['Ing', 'Ing Wei'],
    ['don', 'Dr. Don Smith'],
    ['Dr. Smith', 'Dr. Don Smith'],
    ['doctor Don Smith', 'Dr. Don Smith'],
    ['Doctor', 'Doctor'],
  ])('%s finds %s', (said, name) => {
    expect(found(said, name, 'Ana Ruiz')).toBe(name);
  });

  it.each([
    ['don José', ['José López', 'Don Draper'], 'José López'],
    ['doña Marta', ['Marta Gil', 'Dona Paulsen'], 'Marta Gil'],
    ['señor López', ['José López', 'Ana Ruiz'], 'José López'],
    ['la doctora', ['Dra. Ana Ruiz', 'José López'], null],
    ['the doctor', ['Dr. Ana Ruiz', 'José López'], null],
    ['señora', ['Ana Ruiz', 'José López'], null],
    ['Don', ['Don Draper', 'Don Smith'], null],
    ['Siobhan Pérez', ['Siobhan López', 'Ana Ruiz'], null],
    ['Siobhan Pérez', ['Siobhan Walsh', 'Ana Pérez'], null],
    ['Robert Pérez', ['Roberto López', 'Robert López', 'Ana Pérez'], null],
    ['Hay soos', ['Jesús López', 'Ana Pérez'], 'Jesús López'],
  ])('%s among %j is %s', (said, names, who) => {
    expect(found(said, ...names)).toBe(who);
  });

  it('finds the full name within more words', () => {
    expect(fullNameWithin('my broker don draper if he is in', directoryOf('Don Draper', 'Ana Ruiz'))?.id).toBe(
      'Don Draper',
    );
    expect(fullNameWithin('con marta gil si esta', directoryOf('Doña Marta Gil', 'Ana Ruiz'))?.id).toBe(
      'Doña Marta Gil',
    );
  });
});
