import { languages } from '@voicecore/domain/kernel';
import { openingWords, spoken, spokenDigits, spokenKeys } from './index';
import { texts } from './texts';

const gaps = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('receptionist texts', () => {
  it.each(spokenKeys)('%s asks for the same values in both languages and is short enough to be heard', (key) => {
    expect(gaps(texts[key].es)).toEqual(gaps(texts[key].en));
    for (const language of languages) {
      expect(texts[key][language].trim()).toBe(texts[key][language]);
      expect(texts[key][language].length).toBeGreaterThan(0);
      expect(texts[key][language].length).toBeLessThanOrEqual(170);
    }
  });

  it('fills in values, taking them literally', () => {
    expect(spoken('transferring', 'en', { name: '$& {name}' })).toBe(
      'One moment, I am putting you through to $& {name}.',
    );
    expect(spoken('transferring', 'es', { name: 'José' })).toBe('Un momento, le comunico con José.');
  });

  it('tells an emergency to hang up and dial, and claims no call', () => {
    expect(spoken('emergency', 'en')).toMatch(/hang up now and dial 911 yourself/);
    expect(spoken('emergency', 'es')).toMatch(/cuelgue ahora y marque usted mismo el 911/);
  });

  it.each(languages)('opens with the disclosure in %s, then one sentence in the other language', (language) => {
    const opening = { business: 'Acme Dental', defaultLanguage: language, greeting: null };
    const menu = openingWords({ ...opening, keypad: true });
    const talk = openingWords({ ...opening, keypad: false });
    expect(menu.map((part) => part.language === language)).toEqual([true, false, true]);
    expect(menu[0]?.text).toMatch(/^Automated assistant of Acme Dental|^Asistente automatizada de Acme Dental/);
    expect(menu[1]?.text).toMatch(/press two|marque el dos/);
    expect(talk[1]?.text).not.toMatch(/press two|marque el dos/);
    expect(talk[1]?.text).toMatch(/I also speak English|También hablo español/);
    expect(talk.map(({ discloses = false }) => discloses)).toEqual([true, false, false]);
  });

  it.each(languages)(
    'opens a streamed call in %s within five seconds of speech, at 15 characters a second',
    (language) => {
      const words = openingWords({
        business: 'Acme Dentist',
        defaultLanguage: language,
        greeting: null,
        keypad: false,
      });
      const letters = words.reduce((sum, { text }) => sum + text.length, 0);
      expect(letters / 15).toBeLessThanOrEqual(5);
    },
  );

  it('says the own greeting of a tenant after the disclosure, never in its place', () => {
    const greeting = { en: 'Smile, you called Acme!', es: '¡Sonría, llamó a Acme!' };
    const words = openingWords({ business: 'Acme', defaultLanguage: 'en', greeting, keypad: true });
    expect(words[0]?.text).toContain('Automated assistant');
    expect(words[2]?.text).toBe(greeting.en);
  });

  it('reads digits one by one', () => {
    expect(spokenDigits('101')).toBe('1 0 1');
  });
});
