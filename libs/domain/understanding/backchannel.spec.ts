import { isBackchannel } from './backchannel';

describe('a word that only says that the caller listens', () => {
  it.each([
    'Mm-hm.',
    'uh-huh',
    'Mhm',
    'Hmm',
    'ajá',
    'Okay',
    'OK, okay',
    'yes',
    'Yeah, yeah.',
    'right, right',
    'sí, sí',
    'Claro.',
    'ya',
    'Ah, okay',
    'I see',
    'All right',
    'de acuerdo',
    'Sure, sure, sure',
    'oh wow',
    'muy bien',
    'aha aha',
    'No me diga',
  ])('is "%s"', (text) => {
    expect(isBackchannel(text)).toBe(true);
  });

  it.each([
    '',
    'No',
    'Stop',
    'Wait',
    'Hello?',
    'What?',
    'Yes please',
    'Right now',
    'Okay but when?',
    'Is that right',
    'Ya no',
    'Claro que no',
    'Bien, ¿y el sábado?',
    'one',
    'Ana',
    'Billing',
    'Help',
    'Goodbye',
    'thank you',
    'sí, quiero hablar con alguien',
    'yes yes yes yes yes yes yes yes',
  ])('is not "%s"', (text) => {
    expect(isBackchannel(text)).toBe(false);
  });
});
