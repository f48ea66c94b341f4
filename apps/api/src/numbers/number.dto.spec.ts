import { e164, toE164 } from '../platform/phone-number';
import { newNumber } from './number.dto';

describe('a number of a business', () => {
  it.each(['+12125550100', '+525512345678', '+34600123456', '+442079460958', '+390612345678'])(
    'may be %s',
    (number) => {
      expect(e164.safeParse(number).data).toBe(number);
      expect(newNumber.safeParse({ e164: number }).success).toBe(true);
    },
  );

  it.each([
    ['2125550100', 'E.164'],
    ['(212) 555-0100', 'E.164'],
    ['+1 212 555 0100', 'E.164'],
    ['+1212555010', 'not a phone number'],
    ['+121255501000', 'not a phone number'],
    ['+15551234567', 'not a phone number'],
    ['+10034600123456', 'not a phone number'],
    ['+2125550100', 'not a phone number'],
    ['+266696687', 'not a phone number'],
    ['+999123456789', 'not a phone number'],
  ])('is refused as %s, and the answer says why', (number, why) => {
    expect(newNumber.safeParse({ e164: number }).error?.issues[0]?.message).toContain(why);
  });
});

it('of a caller is taken as the carrier sends it, and nothing is guessed', () => {
  expect(['+12125550142', ' +12125550142 ', '+15551234567'].map(toE164)).toEqual([
    '+12125550142',
    '+12125550142',
    '+15551234567',
  ]);
  expect(['2125550142', 'call +12125550142', '+1212555', ''].map(toE164)).toEqual([null, null, null, null]);
});
