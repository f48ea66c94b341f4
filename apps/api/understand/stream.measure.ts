import { understand, words, type Directory } from '@voicecore/domain/understanding';
import type { Brain } from '@voicecore/domain/conversation/test/scripted-model';
import { TalkWorld } from '@voicecore/domain/conversation/test/talk-world';
import { offices, set, type Meant, type Said } from './sets';
import { Tally } from './tally';

const tally = new Tally('stream');
afterAll(() => tally.write());

interface Tool {
  readonly name: string;
  readonly args: Record<string, string>;
}

/** A model that means what the author of the words meant: it calls the tool once, and then says the result. */
function meaning({ name, args }: Tool): Brain {
  return ({ wish, answers }) => {
    if (wish.exactly !== undefined) return { say: wish.exactly };
    if (answers.length > 0 || !wish.tools) return { say: 'Very well.' };
    return { tools: [{ name, args: JSON.stringify(args) }] };
  };
}

/** The caller says it and the model calls the tool: returns the talk after that. */
function talk({ text, language }: Said, tool: Tool, directory?: Directory): TalkWorld {
  const world = new TalkWorld({ brain: meaning(tool), language, ...(directory && { directory }) });
  world.caller(text);
  return world;
}

/**
 * The caller's words as a second transcription heard them: without accents and punctuation, and one word in five lost.
 */
const misheard = (text: string): string =>
  words(text)
    .filter((_, at) => at % 5 !== 3)
    .join(' ');

const courses = (world: TalkWorld): string[] =>
  world.effects('runTool').map(({ call, input }) => {
    const target = input?.kind === 'ToolAsked' ? input.target : null;
    return target ? `${target.kind}:${target.id}` : call.tool;
  });

it('puts through who asks for a human', () => {
  for (const { content, part, locked } of set<Said & { human: boolean }>('human').filter(
    (item) => item.content.human,
  )) {
    const { text, language } = content;
    const world = talk(content, { name: 'ask_for_human', args: { heard: misheard(text) } });
    const got =
      courses(world).join(', ') ||
      world
        .told('EmergencyHeard')
        .map(({ kind }) => kind)
        .join() ||
      'nobody';
    const row = { measure: 'human asked for', engine: 'stream', language, part, locked } as const;
    tally.count(row, got === 'ask_for_human', { text, expected: 'ask_for_human', got });
  }
});

/**
 * Returns what a model that understood passes to the tool: the name as in the directory, or the caller's words when it
 * is unclear whom they mean.
 */
function wanted(meant: Meant, text: string, { agents, departments }: Directory): string {
  const [kind, id] = (meant.reach ?? '').split(':');
  if (kind === 'agent') return agents.find((agent) => agent.id === id)?.name ?? text;
  if (kind === 'department') return departments.find((department) => department.id === id)?.names.en ?? text;
  return text;
}

it('reaches whom callers ask for, and nobody else', () => {
  const wishes = offices().flatMap(({ directory, items }) => items.map((item) => ({ directory, ...item })));
  for (const { directory, content, part, locked } of wishes) {
    const { text, language, expect: meant } = content;
    if (meant.nothing) continue;
    const args = { to: wanted(meant, text, directory), heard: misheard(text) };
    const got = courses(talk(content, { name: 'transfer', args }, directory)).join(', ') || 'nobody';
    const expected = meant.reach ?? 'nobody';
    const row = {
      measure: 'person, department, extension',
      engine: 'stream',
      language,
      part,
      locked,
    } as const;
    tally.count(row, got === expected, { text, expected, got });
  }
});

const nobody: Directory = { departments: [], agents: [] };

it('hears danger to life', () => {
  for (const { content, part, locked } of set<Said & { emergency: boolean }>('emergencies')) {
    const { text, language, emergency } = content;
    const alone = understand(text, nobody, language).kind === 'emergency';
    const called = talk(content, emergency ? { name: 'emergency', args: { heard: misheard(text) } } : small).told(
      'EmergencyHeard',
    );
    const expected = emergency ? 'emergency' : 'none';
    for (const [suffix, heard] of [
      [', net alone', alone],
      ['', called.length > 0],
    ] as const) {
      const measure = `${emergency ? 'emergency' : 'no emergency let be'}${suffix}`;
      const row = { measure, engine: 'stream', language, part, locked } as const;
      tally.count(row, heard === emergency, { text, expected, got: heard ? 'emergency' : 'none' });
    }
  }
});

/** What a model does that detects no emergency. */
const small: Tool = { name: 'who_is_who', args: {} };
