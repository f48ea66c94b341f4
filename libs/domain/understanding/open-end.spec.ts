import { endsOpen } from './open-end';

const extensions = ['101', '102', '2040'];

describe('words that end where nobody ends', () => {
  it.each([
    'I would like to know if',
    'My number is five five five',
    'my number is 555',
    'Five five five one two',
    '555 12',
    'It is about the',
    'I wanted to ask because',
    'So um',
    'And so I',
    'I am calling for',
    'My name is',
    'I need to speak to the manager and',
    'The account number is 12 34',
    'extension ten',
    'Well, I thought that...',
    'Es el',
    'Mi número es cinco cinco',
    'Quisiera hablar con',
    'Necesito una cita para',
    'Es que mi',
    'Quiero saber si',
    'Mi teléfono es 55 12',
    'Me llamo',
    'No puedo ir el lunes porque',
  ])('are "%s"', (text) => {
    expect(endsOpen(text, extensions)).toBe(true);
  });

  it.each([
    '',
    'What time do you open?',
    'Hello',
    'extension one oh one',
    '101',
    'one oh one',
    'My number is five five five one two three four five six seven',
    'Can I come at nine',
    'A table for two',
    'What is it for',
    'Where are you at',
    'I do not know where it is',
    'That is what I am looking for',
    'I think so',
    'Is there one',
    'Ben Miller, please.',
    'Yes',
    'Two',
    'I want to talk to a person.',
    'Stop!',
    '¿A qué hora abren?',
    'Ya no sé',
    'No sé qué',
    'A las nueve',
    'Quiero hablar con alguien',
    '¿De parte de quién es?',
    'ciento uno',
    'Sí',
    'Tengo una',
  ])('are not "%s"', (text) => {
    expect(endsOpen(text, extensions)).toBe(false);
  });
});
