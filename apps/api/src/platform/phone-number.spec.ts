import { e164, toE164 } from './phone-number';

describe('a number of a business', () => {
  it.each(['+12125550100', '+34612345678', '+525512345678', '+442079460958'])('may be %s', (number) => {
    expect(e164.safeParse(number).data).toBe(number);
  });

  it.each(['+1 212 555', '+1212555', '+1234567', '5550100', '+5550100', '(212) 555-0100', '+15551234567', '+00', ''])(
    'is refused, and told what a number looks like: %s',
    (number) => {
      const read = e164.safeParse(number);
      expect(read.success).toBe(false);
      expect(read.error?.issues[0]?.message).toMatch(/a number in E\.164|not a phone number of any country/);
    },
  );
});

describe('a number that the carrier sends', () => {
  it.each([
    ['+34612345678', '+34612345678'],
    [' +442079460958 ', '+442079460958'],
    ['5550100', null],
    ['anonymous', null],
  ])('%s is %s', (sent, read) => {
    expect(toE164(sent)).toBe(read);
  });
});
