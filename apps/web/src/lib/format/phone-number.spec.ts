import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { loadNumbers, phoneNumber } from './phone-number';
import { asE164 } from './typed-number';

describe('a number that is typed', () => {
  it.each([
    ['(212) 555-0100', 'US', '+12125550100'],
    ['212.555.0100', 'US', '+12125550100'],
    ['1 212 555 0100', 'US', '+12125550100'],
    ['+1 212 555 0100', 'MX', '+12125550100'],
    ['55 1234 5678', 'MX', '+525512345678'],
    ['(55) 1234-5678', 'MX', '+525512345678'],
    ['600 123 456', 'ES', '+34600123456'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 (0)20 7946 0958', 'US', '+442079460958'],
    ['011 34 600 123 456', 'US', '+34600123456'],
    ['０２０ ７９４６ ０９５８', 'GB', '+442079460958'],
    ['+52 55 1234 5678', null, '+525512345678'],
  ])('%s in %s is %s', (typed, home, e164) => {
    expect(asE164(typed, home)).toBe(e164);
  });

  it.each([
    ['0034 600 123 456', 'US'],
    ['600 123 456', 'US'],
    ['020 7946 0958', 'US'],
    ['044 55 1234 5678', 'MX'],
    ['555 123 4567', 'US'],
    ['+1 555 123 4567', 'US'],
    ['212 555 0100 ext. 5', 'US'],
    ['212-555-0100 or 212-555-0101', 'US'],
    ['call 212 555 0100', 'US'],
    ['212 555 010', 'US'],
    ['212 555 01000', 'US'],
    ['+212 555 0100', 'US'],
    ['1-800-FLOWERS', 'US'],
    ['+1 212 555', 'US'],
    ['+1234567', 'US'],
    ['5550100', 'US'],
    ['(212) 555-0100', null],
    ['55 1234 5678', 'XX'],
    ['', 'US'],
    ['+', 'US'],
  ])('%s in %s is refused, and never another number', (typed, home) => {
    expect(asE164(typed, home)).toBeNull();
  });
});

describe('a number that is shown', () => {
  beforeAll(loadNumbers);

  it.each([
    ['+12125550100', 'US', '(212) 555-0100'],
    ['+12125550100', 'MX', '+1 212 555 0100'],
    ['+12125550100', null, '+1 212 555 0100'],
    ['+525512345678', 'MX', '55 1234 5678'],
    ['+525512345678', 'US', '+52 55 1234 5678'],
    ['+14165550100', 'US', '+1 416 555 0100'],
    ['+34612345678', 'US', '+34 612 34 56 78'],
    ['+34612345678', 'ES', '612 34 56 78'],
    ['+442079460958', 'US', '+44 20 7946 0958'],
    ['+442079460958', 'GB', '020 7946 0958'],
    ['anything else', 'US', 'anything else'],
  ])('%s in %s is %s', (e164, home, shown) => {
    expect(phoneNumber(e164, home)).toBe(shown);
  });

  /** Central office codes that some area codes use. */
  const offices = ['234', '555', '922', '201'];

  it.each(Array.from({ length: 800 }, (_none, n) => String(200 + n)))('area %s looks as its country says', (area) => {
    for (const office of offices) {
      const e164 = `+1${area}${office}5678`;
      const number = parsePhoneNumberFromString(e164, { extract: false });
      if (number?.country === undefined) continue;
      const shown = number.country === 'US' ? number.formatNational() : number.formatInternational();
      expect(phoneNumber(e164, 'US')).toBe(shown);
    }
  });
});

describe('a number whose form is not loaded yet', () => {
  it('stands as it is stored, one of the United States as people write it', async () => {
    jest.resetModules();
    const fresh = await import('./phone-number');
    expect(fresh.phoneNumber('+34612345678', 'US')).toBe('+34612345678');
    expect(fresh.phoneNumber('+12125550100', 'US')).toBe('(212) 555-0100');
    await fresh.loadNumbers();
    expect(fresh.phoneNumber('+34612345678', 'US')).toBe('+34 612 34 56 78');
  });
});
