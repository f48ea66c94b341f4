import type { AgentId, DepartmentId, EntryId, Language } from '@voicecore/domain/kernel';
import { understand, type Directory } from '@voicecore/domain/understanding';
import { callConfig, CallWorld } from '@voicecore/testing';
import { offeredIn, utterances, type AgentFact } from '.';

const place = (id: string, en: string, es: string) => ({ id: id as DepartmentId, names: { en, es } });
const person = (id: string, name: string, extension: string, department: string) => ({
  id: id as AgentId,
  name,
  extension,
  departmentIds: [department as DepartmentId],
});
const directory: Directory = {
  departments: [place('d1', 'Sales', 'Ventas'), place('d2', 'Billing', 'Facturación')],
  agents: [
    person('a1', 'María López', '101', 'd1'),
    person('a2', 'María Pérez', '102', 'd2'),
    person('a3', 'Omar Díaz', '103', 'd2'),
  ],
};
const free: readonly AgentFact[] = directory.agents.map(({ id, extension, departmentIds }) => ({
  id,
  extension,
  departmentIds,
  presence: 'free',
}));
const answer = { entryId: 'e1' as EntryId, question: 'hours', answer: 'We are open from nine to five.', score: 0.9 };

/**
 * A caller in the menu, as the shell handles it: words are understood in light of what was just offered, and looked up
 * if the caller asks something.
 */
class Menu {
  readonly world = new CallWorld();

  constructor(
    private readonly language: Language = 'en',
    private readonly agents = free,
    private readonly known: Directory = directory,
  ) {
    this.world.arrive();
    this.world.state = { ...this.state, language };
  }

  get state() {
    if (this.world.state === null) throw new Error('the call has no state');
    return this.world.state;
  }

  say(speech: string): string {
    const offered = offeredIn(this.state.say);
    const understood = understand(speech, this.known, this.language, offered ? { offered } : {});
    const hits = understood.beside === undefined ? [] : [answer];
    const input = { kind: 'TurnHeard', n: this.state.served?.n ?? 1, confidence: null, personal: { speech } } as const;
    this.world.apply(input, { understood, hits, agents: this.agents });
    return this.heard;
  }

  get heard(): string {
    const speech = {
      business: 'Sun',
      directory: this.known,
      language: this.language,
      config: callConfig,
      keypad: true,
    };
    return utterances(this.state.say, speech)
      .map(({ text }) => text)
      .join(' ');
  }

  get target(): string | undefined {
    return 'place' in this.state ? this.state.place.target.id : undefined;
  }
}

describe('one of two who have the name', () => {
  it.each<[Language, string, string, string, string]>([
    ['en', 'María, please', 'the second one', 'a2', 'María López or María Pérez'],
    ['en', 'can I speak with Maria', 'Lopez', 'a1', 'María López or María Pérez'],
    ['en', 'Maria please', 'the one in billing', 'a2', 'María López or María Pérez'],
    ['es', '¿está María?', 'la primera', 'a1', 'María López o María Pérez'],
    ['es', 'con María', 'la de facturación', 'a2', 'María López o María Pérez'],
    ['es', 'páseme con María', 'Peres', 'a2', 'María López o María Pérez'],
    ['es', 'con María', 'la que sea', 'a1', 'María López o María Pérez'],
  ])('%s: %s, %s', (language, asked, chosen, id, names) => {
    const menu = new Menu(language);
    expect(menu.say(asked)).toContain(names);
    expect(menu.state.attempts.failed).toBe(0);
    menu.say(chosen);
    expect(menu.target).toBe(id);
  });

  it('is asked for again when nothing was heard, and by other words when the name is only said again', () => {
    const menu = new Menu();
    menu.say('Maria please');
    expect(menu.say('')).toContain('María López or María Pérez');
    expect(menu.say('Maria')).toContain('full name');
    expect(menu.state.stage).toBe('receptionist');
  });

  it('never keeps a caller who wants something else', () => {
    const menu = new Menu();
    menu.say('Maria please');
    menu.say('no, billing');
    expect(menu.target).toBe('d2');
  });

  it('is told by the extension where the whole name is the same', () => {
    const twins = {
      ...directory,
      agents: directory.agents.map((one) => ({ ...one, name: 'María López' })).slice(0, 2),
    };
    expect(new Menu('es', free, twins).say('María López')).toContain(
      'María López, extensión 101 o María López, extensión 102',
    );
  });
});

describe('a department that does not exist', () => {
  it.each<[Language, string, string]>([
    ['en', 'connect me with radiology', 'Sales or Billing'],
    ['es', 'páseme a recursos humanos', 'Ventas o Facturación'],
  ])('is answered with those that do: %s', (language, said, names) => {
    const menu = new Menu(language);
    expect(menu.say(said)).toContain(names);
    expect(menu.state.stage).toBe('receptionist');
  });
});

describe('whoever is free', () => {
  it('is the one who was asked for, when free', () => {
    const menu = new Menu();
    menu.say('Omar Diaz or whoever is free');
    expect(menu.target).toBe('a3');
  });

  it('is the department of the one who was asked for, when that one is not', () => {
    const menu = new Menu(
      'en',
      free.map((one) => (one.id === 'a3' ? { ...one, presence: 'engaged' } : one)),
    );
    menu.say('Omar Diaz or whoever is free');
    expect(menu.target).toBe('d2');
  });
});

describe('two wishes in one breath', () => {
  it.each<[Language, string]>([
    ['en', 'What time do you close, and could you put me through to Omar?'],
    ['es', '¿A qué hora cierran? Y me comunica con Omar Díaz, por favor'],
  ])('are both done, the question on the way: %s: %s', (language, said) => {
    const menu = new Menu(language);
    expect(menu.say(said)).toMatch(/nine to five.* Omar/);
    expect(menu.target).toBe('a3');
  });

  it('are one where only one is said', () => {
    expect(new Menu().say('put me through to Omar')).not.toContain('nine to five');
  });
});
