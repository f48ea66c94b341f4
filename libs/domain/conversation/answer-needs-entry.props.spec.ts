import type { EntryHit } from '@voicecore/domain/call';
import type { EntryId } from '@voicecore/domain/kernel';
import { understand } from '@voicecore/domain/understanding';
import { callConfig, CallWorld, trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { FoundEntry, KnownEntry } from './known-entries';
import type { Brain, Plan } from './test/scripted-model';
import { directory, TalkWorld } from './test/talk-world';

const runs = trials(200);

const entry = (n: number): FoundEntry => ({
  id: `entry-${n}` as EntryId,
  question: { en: `Question ${n}?`, es: `¿Pregunta ${n}?` },
  answer: { en: `Answer ${n}.`, es: `Respuesta ${n}.` },
});
const known: readonly KnownEntry[] = [1, 2].map((n) => ({ handle: `k${n}`, entryId: entry(n).id, ...entry(n) }));
const words = fc.constantFrom(
  'What are your opening hours?',
  'Do you repair violins?',
  '¿Cuánto cuesta una limpieza?',
  'Thank you very much',
  'No, that is not what I asked',
  'Good morning',
  'Hmm',
);

/** What a model does in one turn: it names any entries it likes, whether or not they were given to it. */
const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }).map((handles) => ({
    say: 'So it is.',
    tools: [{ name: 'answered_from', args: JSON.stringify({ entries: handles.map((n) => `k${n}`).join(' ') }) }],
  })),
  fc.constantFrom<Plan>(
    { say: 'I do not have that information.' },
    { say: 'So it is, and everybody knows it.' },
    { tools: [{ name: 'search_knowledge', args: '{"question":"that"}' }] },
    { tools: [{ name: 'cannot_help', args: '{}' }] },
  ),
);
const turn = fc.record({ text: words, plan, found: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }) });
const pace = fc.record({
  firstVoiceMs: fc.integer({ min: 101, max: 500 }),
  transcriptMs: fc.integer({ min: 1, max: 600 }),
});

/** The place of a turn in the conversation, taken from the key under which it was reported to the ledger. */
const placeOf = (key: string): string => key.split(':')[1] ?? '';

describe('Property 14: AI training integration (no answer without an entry)', () => {
  it('holds in the stream: found is what rests on an entry that the model was given, or on a search', () => {
    const script = fc.array(turn, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(script, pace, fc.boolean(), fc.boolean(), (turns, speed, knowsMore, knows) => {
        let now = turns[0];
        const brain: Brain = ({ wish, answers }) =>
          wish.exactly !== undefined
            ? { say: wish.exactly }
            : answers.length > 0
              ? { say: 'Well.' }
              : (now?.plan ?? {});
        const finds = knowsMore ? { finds: () => (now?.found ?? []).map(entry) } : {};
        const world = new TalkWorld({ brain, known, knows: () => knows, pace: speed, configured: 50, ...finds });
        for (const each of turns) {
          now = each;
          world.caller(each.text);
        }
        const given = new Map(known.map(({ handle, entryId }) => [handle, entryId]));
        const restsOn = new Set<string>();
        for (const { effect } of world.happened) {
          if (effect.kind === 'giveEntries') for (const one of effect.entries) given.set(one.handle, one.entryId);
          if (effect.kind === 'runTool' && knows) restsOn.add(effect.key.split(':')[0] ?? '');
          if (effect.kind !== 'tellLedger') continue;
          const { input, key } = effect;
          if (input.kind === 'LookedUp') {
            for (const { entryId } of input.hits) expect([...given.values()]).toContain(entryId);
            if (input.hits.length > 0) restsOn.add(placeOf(key));
          }
          if (input.kind === 'TurnTaken')
            expect([key, input.turn.found && !restsOn.has(placeOf(key))]).toEqual([key, false]);
        }
        expect(knowsMore || given.size === known.length).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('keeps a question as one that found nothing when the model has read no answer to it', () => {
    const denies: Brain = ({ wish }) => ({ say: wish.exactly ?? 'I am afraid I do not have that information.' });
    const lookedUp = (world: TalkWorld) => {
      world.caller('Do you repair violins?');
      return world.told('LookedUp');
    };
    const nothing = {
      kind: 'LookedUp',
      tool: 'answered_from',
      hits: [],
      personal: { question: 'Do you repair violins?' },
    };
    expect(lookedUp(new TalkWorld({ brain: denies, known }))).toEqual([nothing]);
    expect(lookedUp(new TalkWorld({ brain: denies, known: [], finds: () => [entry(3)] }))).toEqual([nothing]);
    const thanks = new TalkWorld({ brain: denies, known });
    thanks.caller('Thank you very much');
    expect(thanks.told('LookedUp')).toEqual([]);
    // If the model was given nothing to read, its tool records what it searched for.
    expect(lookedUp(new TalkWorld({ brain: denies, known: [] }))).toEqual([]);
  });

  it('holds in the menu: what is said of the knowledge is an entry that was found, and nothing found is an attempt', () => {
    const heard = fc.record({ text: words, found: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(heard, { minLength: 1, maxLength: 6 }), (turns) => {
        const world = new CallWorld();
        const config = { ...callConfig, attemptsBeforeTransfer: 50 };
        world.arrive({ config });
        for (const { text, found } of turns) {
          const state = world.state;
          if (state?.stage !== 'receptionist') return;
          const hits = found.map((n): EntryHit => ({
            entryId: entry(n).id,
            question: '',
            answer: entry(n).answer.en,
            score: 1,
          }));
          const understood = understand(text, directory, 'en');
          const input = {
            kind: 'TurnHeard',
            n: state.served?.n ?? 1,
            confidence: null,
            personal: { speech: text },
          } as const;
          const { events } = world.apply(input, { config, understood, hits });
          const [best] = hits;
          const answers = events
            .flatMap((event) => ('say' in event ? event.say : []))
            .filter(({ kind }) => kind === 'answer');
          const lookups = events.filter(({ kind }) => kind === 'QuestionLookedUp');
          for (const said of answers) expect(said).toMatchObject({ text: best?.answer });
          for (const lookup of lookups) expect(lookup).toMatchObject({ entryId: best?.entryId ?? null });
          const judged = events.flatMap((event) => (event.kind === 'AttemptJudged' ? [event.turn] : []));
          for (const { found: isFound } of judged) expect(isFound && lookups.length === 0).toBe(false);
          if (lookups.length > 0) expect(judged).toMatchObject([{ found: best !== undefined }]);
        }
      }),
      { numRuns: runs },
    );
  });
});
