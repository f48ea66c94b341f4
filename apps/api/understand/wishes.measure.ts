import { understand, type Directory, type Understood } from '@voicecore/domain/understanding';
import { offices, set, type Meant, type Said } from './sets';
import { Tally } from './tally';

const tally = new Tally('wishes');
afterAll(() => tally.write());

const nobody: Directory = { departments: [], agents: [] };

it('hears who asks for a human', () => {
  for (const { content, part, locked } of set<Said & { human: boolean }>('human')) {
    const { text, language, human } = content;
    const { kind } = understand(text, nobody, language);
    const measure = human ? 'human asked for' : 'human only mentioned';
    const row = { measure, engine: 'menu', language, part, locked } as const;
    tally.count(row, (kind === 'human') === human, { text, expected: human ? 'human' : 'no human', got: kind });
  }
});

const nameOf = (target: { kind: string; id: string }): string => `${target.kind}:${target.id}`;

/** Returns what was understood, in the words of the set. */
function taken({ kind, target, candidates }: Understood): string {
  if (target) return nameOf(target);
  if (candidates) return `either ${candidates.map(nameOf).sort().join(', ')}`;
  return kind === 'person' || kind === 'department' || kind === 'extension' ? `unknown ${kind}` : kind;
}

function expectedOf(meant: Meant): string {
  if (meant.reach) return meant.reach;
  if (meant.either) return `either ${[...meant.either].sort().join(', ')}`;
  return meant.unknown ? `unknown ${meant.unknown}` : 'nobody';
}

const asksForSomebody = /^(agent:|department:|either|unknown|human)/;

const eachWish = () => offices().flatMap(({ directory, items }) => items.map((item) => ({ directory, ...item })));

it('hears whom callers ask for', () => {
  for (const { directory, content, part, locked } of eachWish()) {
    const { text, language, expect: meant } = content;
    const [expected, got] = [expectedOf(meant), taken(understand(text, directory, language))];
    const hit = meant.nothing ? !asksForSomebody.test(got) : got === expected;
    const row = { measure: 'person, department, extension', engine: 'menu', language, part, locked } as const;
    tally.count(row, hit, { text, expected, got });
  }
});

it('hears danger to life', () => {
  for (const { content, part, locked } of set<Said & { emergency: boolean }>('emergencies')) {
    const { text, language, emergency } = content;
    const { kind } = understand(text, nobody, language);
    const measure = emergency ? 'emergency' : 'no emergency let be';
    const row = { measure, engine: 'menu', language, part, locked } as const;
    const expected = emergency ? 'emergency' : 'none';
    tally.count(row, (kind === 'emergency') === emergency, { text, expected, got: kind });
  }
});
