import { decide, type Situation } from './brain';
import type { Item } from './conversation';
import type { Reader } from './reader';
import { readWish, type Wish } from './wish';

describe('what a caller wishes', () => {
  it.each<[string, Wish]>([
    ['Hello', { kind: 'greeting' }],
    ['¡Hola! Buenos días.', { kind: 'greeting' }],
    ['What are your opening hours?', { kind: 'question', question: 'What are your opening hours?' }],
    ['¿Cuánto cuesta una limpieza?', { kind: 'question', question: '¿Cuánto cuesta una limpieza?' }],
    ['I want to speak with a person', { kind: 'human' }],
    ['Can I talk to someone, please?', { kind: 'human' }],
    ['Operator!', { kind: 'human' }],
    ['Quiero hablar con una persona', { kind: 'human' }],
    ['¿Puedo hablar con alguien, por favor?', { kind: 'human' }],
    ['Please transfer me to Ben', { kind: 'transfer', to: 'Ben' }],
    ['Put me through to the billing department please.', { kind: 'transfer', to: 'billing department' }],
    ['Comuníqueme con Carla', { kind: 'transfer', to: 'Carla' }],
    ['Extension 102, please', { kind: 'transfer', to: '102' }],
    ['Extensión 103', { kind: 'transfer', to: '103' }],
    ['What is the extension of Ana?', { kind: 'directory' }],
    ['¿Quién trabaja en facturación?', { kind: 'directory' }],
    ['I would like to leave a message', { kind: 'message', message: '' }],
    ['Quiero dejar un mensaje: llámenme mañana', { kind: 'message', message: 'llámenme mañana' }],
    ['Thank you', { kind: 'thanks' }],
    ['Thank you, goodbye', { kind: 'goodbye' }],
    ['Eso es todo, adiós', { kind: 'goodbye' }],
    ['Sí', { kind: 'yes' }],
    ['No, gracias', { kind: 'no' }],
    ['Could you say that again?', { kind: 'repeat' }],
    ['[inaudible]', { kind: 'nothing' }],
    ['Mm-hm.', { kind: 'nothing' }],
    ['uh', { kind: 'nothing' }],
    ['just get me somebody', { kind: 'human' }],
    ["No? okay, whoever's free then", { kind: 'human' }],
    ['entonces con cualquiera que esté libre', { kind: 'human' }],
    ["I don't wanna talk to a machine", { kind: 'human' }],
    ['no quiero hablar con una máquina', { kind: 'human' }],
    ['Yeah hi, is Ben around?', { kind: 'transfer', to: 'Ben' }],
    ['¿Está la señora Ana?', { kind: 'transfer', to: 'Ana' }],
    ['Carla please, C A R L A, Gomez', { kind: 'transfer', to: 'Carla Gomez' }],
    ["I'm looking for Ana Ruiz", { kind: 'transfer', to: 'Ana Ruiz' }],
    ['great thank you so much', { kind: 'thanks' }],
    ['ah ya, gracias, muy amable', { kind: 'thanks' }],
    ['gracias amigo, what are your hours', { kind: 'question', question: 'gracias amigo, what are your hours' }],
    ['cool thanks that is it', { kind: 'goodbye' }],
    ['listo, gracias, es todo', { kind: 'goodbye' }],
    ['extension one oh two please', { kind: 'transfer', to: '102' }],
    ['la extensión uno cero tres', { kind: 'transfer', to: '103' }],
    ['con facturación por favor, me cobraron dos veces', { kind: 'transfer', to: 'facturación' }],
    ['put me through to billing, there is a mistake on my bill', { kind: 'transfer', to: 'billing' }],
    ['accounting department please', { kind: 'transfer', to: 'accounting department' }],
    ['is doctor gomez around today', { kind: 'transfer', to: 'doctor gomez' }],
    ['let me talk to ben', { kind: 'transfer', to: 'ben' }],
    ['i am calling ben back he left me a message', { kind: 'transfer', to: 'ben' }],
    ['could you have somebody call me back please', { kind: 'message', message: '' }],
    ['que me llame alguien por favor', { kind: 'message', message: '' }],
    ['déjele recado a Carla de que voy a llegar tarde', { kind: 'message', message: 'voy a llegar tarde' }],
    ['leave a message for carla that i will be late', { kind: 'message', message: 'i will be late' }],
    ['what did you say', { kind: 'repeat' }],
    ['one more time please', { kind: 'repeat' }],
    ['how much is that please', { kind: 'question', question: 'how much is that please' }],
    ['i need a cleaning please', { kind: 'question', question: 'i need a cleaning please' }],
    ['Is the office open?', { kind: 'question', question: 'Is the office open?' }],
    ['¿Está abierto hoy?', { kind: 'question', question: '¿Está abierto hoy?' }],
  ])('is read from "%s"', (words, wish) => {
    expect(readWish(words)).toEqual(wish);
  });
});

function heard(text: string, language: 'en' | 'es' = 'en'): Item {
  return { id: `item_${text}`, kind: 'user', text, language, spoken: true };
}

function said(text: string): Item {
  return { id: `item_${text}`, kind: 'assistant', text, language: 'en', audioMs: 1_000, complete: true };
}

function answered(name: string, output: object): Item[] {
  return [
    { id: 'item_call', kind: 'call', callId: 'call_1', name, args: '{}', complete: true },
    { id: 'item_output', kind: 'output', callId: 'call_1', output: JSON.stringify(output) },
  ];
}

function situation(items: readonly Item[], over: Partial<Situation> = {}): Situation {
  const tools = ['search_knowledge', 'ask_for_human', 'end_call'].map((name) => ({
    type: 'function',
    name,
    parameters: {},
  }));
  return { instructions: '', orders: '', tools, mayCall: true, items, ...over };
}

describe('what the scripted model does', () => {
  it('obeys exact orders, quotes inside them included', () => {
    const orders = 'Say exactly this, word for word, and nothing else: "We say "hello" here."';
    expect(decide(situation([heard('Hi')], { orders }))).toEqual({
      kind: 'speak',
      text: 'We say "hello" here.',
      language: 'en',
    });
  });

  it('speaks the language it is told, else the one it heard', () => {
    const spanish = decide(situation([heard('Gracias', 'es')]));
    expect(spanish).toMatchObject({ kind: 'speak', language: 'es', text: 'De nada. ¿Desea algo más?' });
    const told = decide(situation([heard('Gracias', 'es')], { instructions: 'Be kind.\nSpeak only English.' }));
    expect(told).toMatchObject({ language: 'en' });
  });

  it('answers from the entries of its session in one act, and names the one it read', () => {
    const entries = [
      ['k1', 'What are your opening hours?', 'From nine to five.'],
      ['k2', 'Where can I park?', 'Behind the house.'],
    ].map((row) => JSON.stringify(row));
    const instructions = `Speak only English.\n<entries>\n${entries.join('\n')}\nno entry\n</entries>`;
    const tools = [{ name: 'answered_from' }, { name: 'search_knowledge', parameters: {} }];
    const asked = (text: string) => decide({ instructions, orders: '', tools, mayCall: true, items: [heard(text)] });
    expect(asked('is there somewhere to park?')).toMatchObject({
      kind: 'speak',
      text: 'Behind the house.',
      also: { name: 'answered_from', args: '{"entries":"k2","heard":"is there somewhere to park?"}' },
    });
    expect(asked('do you repair violins?')).toMatchObject({ kind: 'call', name: 'search_knowledge' });
  });

  it('answers from entries that were handed to it since', () => {
    const text = `More:\n<entries>\n["k9","Do you repair violins?","Yes, on Mondays."]\n</entries>`;
    const items: Item[] = [
      heard('do you repair violins?'),
      { id: 'item_2', kind: 'system', text, language: null, spoken: false },
    ];
    const tools = [{ name: 'answered_from' }, { name: 'search_knowledge', parameters: {} }];
    expect(decide({ instructions: '', orders: '', tools, mayCall: true, items })).toMatchObject({
      text: 'Yes, on Mondays.',
      also: { args: '{"entries":"k9","heard":"do you repair violins?"}' },
    });
  });

  it('leaves the reading to another reader, who takes whatever is said for a question', () => {
    const instructions = '<entries>\n["k1","Hours?","From nine to five."]\n</entries>';
    const tools = [{ name: 'answered_from' }];
    const asked = (reader: Reader) =>
      decide({ instructions, orders: '', tools, mayCall: true, items: [heard('Hello there')], reader });
    expect(asked(([first]) => first ?? null)).toMatchObject({ text: 'From nine to five.' });
    expect(asked(() => null)).toMatchObject({ kind: 'speak', text: "I'm sorry, I don't have that information." });
  });

  it('calls no tool when it may not', () => {
    expect(decide(situation([heard('Goodbye')]))).toMatchObject({ kind: 'call', name: 'end_call' });
    expect(decide(situation([heard('Goodbye')], { mayCall: false }))).toMatchObject({ kind: 'speak' });
  });

  it('takes yes for the person it has just offered', () => {
    const items = [said('Would you like to speak with a person?'), heard('Yes please')];
    expect(decide(situation(items))).toMatchObject({ kind: 'call', name: 'ask_for_human' });
    const offered = said('¿Quiere hablar con una persona?');
    for (const words of ['sí, por favor, con alguien', 'okay then', 'bueno, sí'])
      expect(decide(situation([offered, heard(words)]))).toMatchObject({ kind: 'call', name: 'ask_for_human' });
    expect(decide(situation([offered, heard('okay, what are your hours')]))).toMatchObject({
      name: 'search_knowledge',
    });
  });

  it('says again what it said', () => {
    expect(decide(situation([said('We open at nine.'), heard('Pardon?')]))).toMatchObject({ text: 'We open at nine.' });
  });

  it.each([
    ['the words a tool hands it', 'transfer', { ok: true, say: 'Un momento.' }, 'Un momento.'],
    [
      'the best answer of a search',
      'search_knowledge',
      { found: true, answers: [{ answer: 'At nine.' }, { answer: 'No.' }] },
      'At nine.',
    ],
    [
      'who is where',
      'who_is_who',
      { departments: [{ name: 'Billing' }], agents: [{ name: 'Ana Ruiz', extension: '101', department: 'Billing' }] },
      'In Billing there is Ana Ruiz.',
    ],
    [
      'that somebody could not be found',
      'transfer',
      { ok: false, reason: 'unknown' },
      'I could not put you through. May I help you with something else?',
    ],
    [
      'which of several may be meant',
      'transfer',
      { ok: false, reason: 'which_one', askWhich: ['María López (extension 201)', 'María Pérez (extension 202)'] },
      'Do you mean María López (extension 201) or María Pérez (extension 202)?',
    ],
    [
      'which departments there are',
      'transfer',
      { ok: false, reason: 'unknown_target', departments: ['Billing', 'Front desk'] },
      'I find nobody of that name. We have Billing and Front desk.',
    ],
    [
      'that it does not know',
      'search_knowledge',
      { found: false, answers: [] },
      "I'm sorry, I don't have that information.",
    ],
  ])('speaks %s', (_what, tool, output, text) => {
    expect(decide(situation([heard('Who works in billing?'), ...answered(tool, output)]))).toMatchObject({
      kind: 'speak',
      text,
    });
  });
});
