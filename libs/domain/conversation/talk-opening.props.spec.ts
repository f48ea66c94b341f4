import { trials } from '@voicecore/testing';
import { openingWords } from '@voicecore/domain/receptionist-texts';
import type { Language } from '@voicecore/domain/kernel';
import fc from 'fast-check';
import type { FirstWords, SpokenTurn } from '.';
import { honest } from './test/brains';
import type { Brain } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';
import { talkLimits } from './talk-limits';

const RUNS = trials(100);

function opening(language: Language, kept: number): readonly FirstWords[] {
  const words = openingWords({ business: 'Acme Dental', defaultLanguage: language, greeting: null, keypad: false });
  return words.map((each, index) => ({ ...each, whole: each.discloses === true, kept: index < kept }));
}

const english = opening('en', 0);
const disclosure = english[0]?.text ?? '';

const kept = (world: TalkWorld): SpokenTurn[] => world.effects('keepTurn').map(({ turn }) => turn);
const heardTexts = (world: TalkWorld) => kept(world).flatMap((turn) => (turn.speaker === 'caller' ? [] : [turn.text]));

/** A model that says something else the first `times` times it is asked for given words. */
function stubborn(times: number, other: string): Brain {
  let left = times;
  return (prompt) => (prompt.wish.exactly !== undefined && left-- > 0 ? { say: other } : honest(prompt));
}

describe('the opening of a stream', () => {
  it.each(['en', 'es'] as const)('is said sentence by sentence, in the languages it is written in (%s)', (language) => {
    const words = opening(language, 0);
    const world = new TalkWorld({ brain: honest, opening: words, language });
    world.settle();
    expect(kept(world).map((turn) => ({ language: turn.language, text: turn.text, cut: turn.cut }))).toEqual(
      words.map(({ text, language: of }) => ({ text, language: of, cut: false })),
    );
    expect(world.told('DisclosureHeard')).toHaveLength(1);
    const wishes = world.effects('createResponse').map(({ wish }) => wish);
    expect(wishes.every(({ purpose, tools }) => purpose === 'greet' && !tools)).toBe(true);
  });

  it('is played from what is kept while the session is being set, and the session is told of it', () => {
    const world = new TalkWorld({ brain: honest, opening: opening('en', 3), connectMs: 1_900 });
    expect(world.effects('measureOpening')).toMatchObject([{ ms: 0, source: 'kept' }]);
    world.settle();
    world.run(6_000);
    expect(world.effects('createResponse')).toHaveLength(0);
    expect(world.effects('recallWords').map(({ text }) => text)).toEqual(english.map(({ text }) => text));
    expect(heardTexts(world)).toEqual(english.map(({ text }) => text));
  });

  it('goes on with the model where what is kept ends', () => {
    const world = new TalkWorld({ brain: honest, opening: opening('en', 1), connectMs: 400 });
    world.run(5_000);
    expect(heardTexts(world)).toEqual(english.map(({ text }) => text));
    expect(world.effects('createResponse').map(({ wish }) => wish.exactly)).toEqual(
      english.slice(1).map(({ text }) => text),
    );
  });

  it('is given up for the menu when nothing is heard within the bound, with a session or without', () => {
    for (const options of [{ connectMs: 60_000 }, { pace: { firstVoiceMs: null } }, { pace: { createdMs: null } }]) {
      const world = new TalkWorld({ brain: honest, opening: english, ...options });
      const began = world.now;
      world.run(10_000);
      expect(world.told('ModelFailed')).toHaveLength(1);
      expect((world.effects('endStream')[0]?.at ?? Infinity) - began).toBeLessThanOrEqual(talkLimits.openingMs);
      expect(world.told('DisclosureHeard')).toHaveLength(0);
    }
  });

  it('asks once more for a disclosure that was something else, takes back what was said, and then gives up', () => {
    const again = new TalkWorld({ brain: stubborn(1, 'Hello! How are you today, my friend?'), opening: english });
    again.settle();
    expect(again.told('DisclosureHeard')).toHaveLength(1);
    expect(heardTexts(again).slice(-3)).toEqual(english.map(({ text }) => text));
    const never = new TalkWorld({
      brain: stubborn(9, 'I am not an automated assistant of anybody.'),
      opening: english,
    });
    never.run(10_000);
    expect(never.told('DisclosureHeard')).toHaveLength(0);
    expect(never.told('ModelFailed')).toMatchObject([{ reason: 'other_words' }]);
  });

  it.each(['Hello, this is the automated assistant of ACME dental!', 'Automated assistant of Ack Me.'])(
    'takes "%s" for the disclosure: only the name may be said in any way',
    (said) => {
      const world = new TalkWorld({ brain: stubborn(1, said), opening: english });
      world.settle();
      expect(world.told('DisclosureHeard')).toHaveLength(1);
    },
  );

  it('has the audio kept of sentences that were said as they are written, and of no others', () => {
    const worded = (brain: Brain) => {
      const world = new TalkWorld({ brain, opening: english });
      world.settle();
      world.caller('I would like to leave a message');
      return world.effects('keepVoice').map(({ words }) => words.text);
    };
    expect(worded(honest)).toEqual(english.map(({ text }) => text));
    expect(worded(stubborn(1, 'Hello, automated assistant of ACME!'))).toEqual(
      english.slice(1).map(({ text }) => text),
    );
    const played = new TalkWorld({ brain: honest, opening: opening('en', 3) });
    played.settle();
    expect(played.effects('keepVoice')).toEqual([]);
  });

  it('stops after the disclosure for a caller who speaks into it, and answers what they said', () => {
    const world = new TalkWorld({ brain: honest, opening: english, knows: () => true });
    world.run(500);
    world.caller('What time do you open?');
    expect(heardTexts(world)).toEqual([disclosure, 'We are open from nine to five.']);
  });

  it('goes on after a noise', () => {
    const world = new TalkWorld({ brain: honest, opening: english });
    world.run(500);
    world.caller('', 200);
    expect(heardTexts(world)).toEqual(english.map(({ text }) => text));
    expect(world.state.attempts.failed).toBe(0);
  });

  it('takes keys from the first frame on, and still says the disclosure to its end', () => {
    for (const connectMs of [undefined, 300, 1_000]) {
      const world = new TalkWorld({ brain: honest, opening: opening('en', 1), connectMs });
      for (const digit of '102') world.take({ kind: 'DigitPressed', digit, heard: world.model.heard() });
      world.settle();
      world.run(3_000);
      expect(world.told('DigitsPressed')).toMatchObject([{ personal: { digits: '102' } }]);
      expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
      expect(heardTexts(world)).toEqual([disclosure]);
      expect(world.told('DisclosureHeard')).toHaveLength(1);
    }
  });

  it('ends with the disclosure when the call moves on during it', () => {
    const world = new TalkWorld({ brain: honest, opening: opening('en', 3), connectMs: 100 });
    world.run(500);
    world.take({ kind: 'Left' });
    world.settle();
    expect(heardTexts(world)).toEqual([disclosure]);
    expect(world.effects('endStream')).toMatchObject([{ reason: 'left' }]);
  });

  it('says what keys have come to, though they were pressed before there was a session', () => {
    const world = new TalkWorld({ brain: honest, opening: opening('en', 3), connectMs: 2_400 });
    for (const digit of '9#') world.take({ kind: 'DigitPressed', digit, heard: world.model.heard() });
    world.run(8_000);
    expect(heardTexts(world)).toEqual([disclosure, expect.stringContaining('no such extension')]);
  });

  it('cuts no disclosure off whatever the caller does, and tells the ledger of none that was not heard', () => {
    const deed = fc.oneof(
      fc.record({ say: fc.constantFrom('', 'Hello', 'Quiero hablar con una persona', 'Help, he is not breathing!') }),
      fc.record({ digit: fc.constantFrom('0', '9', '*', '#') }),
    );
    const deeds = fc.array(fc.tuple(fc.nat(1_200), deed), { maxLength: 5 });
    const speed = fc.record({
      createdMs: fc.integer({ min: 1, max: 300 }),
      firstVoiceMs: fc.integer({ min: 301, max: 1_200 }),
      transcriptMs: fc.integer({ min: 10, max: 1_200 }),
      toolMs: fc.constant(20),
    });
    fc.assert(
      fc.property(fc.nat(3), fc.option(fc.nat(2_000)), speed, deeds, (count, connectMs, pace, story) => {
        const world = new TalkWorld({
          brain: honest,
          opening: opening('en', count),
          connectMs: connectMs ?? undefined,
          pace,
        });
        for (const [wait, what] of story) {
          world.run(wait);
          if ('digit' in what) world.take({ kind: 'DigitPressed', digit: what.digit, heard: world.model.heard() });
          else if (world.state.phase !== 'connecting') world.speak(what.say, 700);
        }
        world.settle();
        world.run(4_000);
        const said = kept(world).filter(({ speaker }) => speaker === 'receptionist');
        const told = world.told('DisclosureHeard').length;
        expect(told).toBeLessThanOrEqual(1);
        if (told === 1) expect(said[0]).toMatchObject({ text: disclosure, cut: false });
        else expect(said.filter(({ cut }) => !cut)).toEqual([]);
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
