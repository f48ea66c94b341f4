import type { Language } from '@voicecore/domain/kernel';
import { followLanguage, understand } from '@voicecore/domain/understanding';
import { callConfig, CallWorld } from '@voicecore/testing';
import { honest } from './test/brains';
import { TalkWorld } from './test/talk-world';

const directory = { departments: [], agents: [] };

/** What is said, and the language of the call after each turn. */
const stories: readonly (readonly [Language, readonly (readonly [string, Language])[]])[] = [
  [
    'en',
    [
      ['What are your opening hours?', 'en'],
      ['gracias amigo', 'en'],
      ['¿Está José en la plaza?', 'en'],
    ],
  ],
  [
    'en',
    [
      ['gracias amigo', 'en'],
      ['¿A qué hora abren?', 'es'],
      ['okay, thank you', 'es'],
    ],
  ],
  [
    'en',
    [
      ['Juan de la Cruz', 'en'],
      ['Hola, quiero hacer una cita', 'es'],
      ['English please', 'en'],
    ],
  ],
  [
    'en',
    [
      ['do you speak Spanish?', 'es'],
      ['What time do you close?', 'es'],
      ['inglés, por favor', 'en'],
    ],
  ],
  [
    'es',
    [
      ['¿A qué hora abren?', 'es'],
      ['What time do you close?', 'es'],
      ['in English please', 'en'],
    ],
  ],
  [
    'es',
    [
      ['okay', 'es'],
      ['Will Smith', 'es'],
      ['I need to change my booking', 'en'],
      ['muchas gracias', 'en'],
    ],
  ],
  [
    'es',
    [
      ['extensión 777', 'es'],
      ['sorry, no entiendo', 'es'],
      ['can you tell me the price', 'es'],
    ],
  ],
  [
    'en',
    [
      ["I don't speak English", 'es'],
      ['no hablo español', 'en'],
    ],
  ],
];

function inMenu(defaultLanguage: Language, turns: readonly string[]): Language[] {
  const world = new CallWorld();
  world.arrive();
  if (world.state === null) throw new Error('the call has not begun');
  // This test judges only the language, so no turn may use up the attempts.
  const config = { ...callConfig, attemptsBeforeTransfer: 50 };
  world.state = { ...world.state, language: defaultLanguage };
  return turns.map((speech) => {
    const { language, languageKnown, served } = world.state!;
    const next = followLanguage({ language, detected: languageKnown }, speech);
    const input = { kind: 'TurnHeard', n: served?.n ?? 1, confidence: null, personal: { speech } } as const;
    world.apply(input, {
      config,
      heard: next.detected ? next.language : null,
      understood: understand(speech, directory, language),
    });
    return world.state!.language;
  });
}

function inStream(defaultLanguage: Language, turns: readonly string[]): Language[] {
  const world = new TalkWorld({ brain: honest, language: defaultLanguage, knows: () => true, configured: 50 });
  return turns.map((speech) => {
    world.caller(speech);
    return world.state.language;
  });
}

describe('the language of a call', () => {
  it.each(stories)('follows one rule in both engines: %s, %j', (defaultLanguage, story) => {
    const said = story.map(([words]) => words);
    const spoken = story.map(([, language]) => language);
    expect({ menu: inMenu(defaultLanguage, said), stream: inStream(defaultLanguage, said) }).toEqual({
      menu: spoken,
      stream: spoken,
    });
  });
});
