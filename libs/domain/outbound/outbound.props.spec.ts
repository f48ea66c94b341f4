import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import {
  allowableLines,
  callPurposes,
  decidePermission,
  defaultPolicy,
  faultOfDestination,
  isWithinHours,
  lineTypes,
  rangeOf,
  readDialed,
  refusalReasons,
  startedMinutes,
  toDestination,
  zonesOf,
  type Circumstances,
  type Destination,
  type NumberFacts,
  type OutboundPolicy,
} from '.';
import { localTime } from '../hours';

const runs = trials(300);
const day = 24 * 60 * 60_000;
/** Wednesday 2027-01-13 at 17:00 UTC: noon in New York, 9 in Los Angeles, 18 in Madrid. */
const noon = Date.UTC(2027, 0, 13, 17);

const countries = ['US', 'CA', 'MX', 'ES', 'JM', 'LV', 'RU'] as const;
const beginnings: Readonly<Record<(typeof countries)[number], readonly string[]>> = {
  US: ['+1212', '+1310', '+1701', '+1800'],
  CA: ['+1416', '+1250'],
  MX: ['+5255', '+52664'],
  ES: ['+3491', '+346'],
  JM: ['+1876'],
  LV: ['+3712'],
  RU: ['+7495'],
};
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const line = fc.constantFrom(...lineTypes);
const inCountry = fc
  .constantFrom(...countries)
  .chain((country) =>
    fc.record({
      beginning: fc.constantFrom(...beginnings[country]),
      rest: digits(6),
      country: fc.constant(country),
      line,
    }),
  )
  .map(({ beginning, rest, country, line: kind }): Destination => ({ e164: beginning + rest, country, line: kind }));
const nowhere = fc
  .record({
    code: fc.constantFrom('+8816', '+8821', '+8835', '+8707', '+9791', '+8081', '+8001'),
    rest: digits(8),
    line,
  })
  .map(({ code, rest, line: kind }): Destination => ({ e164: code + rest, country: null, line: kind }));
const destination = fc.oneof({ weight: 4, arbitrary: inCountry }, nowhere);
const prefix = fc.constantFrom('+1', '+1212', '+12125', '+37', '+371', '+3712', '+52', '+8816', '+346', '+1876');
const minute = fc.integer({ min: 0, max: 1_440 });
const policy: fc.Arbitrary<OutboundPolicy> = fc.record({
  countries: fc.subarray([...countries]),
  allowedPrefixes: fc.array(prefix, { maxLength: 2 }),
  blockedPrefixes: fc.array(prefix, { maxLength: 1 }),
  lines: fc.subarray([...allowableLines]),
  opens: minute,
  closes: minute,
  concurrent: fc.integer({ min: 1, max: 4 }),
  startsPerHour: fc.integer({ min: 1, max: 6 }),
  minutesPerDay: fc.integer({ min: 1, max: 90 }),
  microsPerDay: fc.integer({ min: 0, max: 4_000_000 }),
  microsPerMinute: fc.integer({ min: 1, max: 200_000 }),
  longestMinutes: fc.integer({ min: 1, max: 60 }),
});
const open: OutboundPolicy = {
  ...defaultPolicy([]),
  countries: [...countries],
  allowedPrefixes: ['+371'],
  lines: [...allowableLines],
  opens: 0,
  closes: 1_440,
};
const usage = fc.record({
  running: fc.integer({ min: 0, max: 5 }),
  startsLastHour: fc.integer({ min: 0, max: 8 }),
  minutesLastDay: fc.integer({ min: 0, max: 100 }),
  microsLastDay: fc.integer({ min: 0, max: 5_000_000 }),
});
const purpose = fc.constantFrom(...callPurposes);
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  purpose,
  now: fc.integer({ min: noon - 200 * day, max: noon + 200 * day }),
  usage,
  stop: fc.constantFrom(null, null, null, 'tenant' as const, 'installation' as const, 'suspended' as const),
  optedOut: fc.boolean(),
  requestedAt: fc.option(fc.integer({ min: noon - 220 * day, max: noon + 220 * day }), { nil: null }),
});
const idle = { running: 0, startsLastHour: 0, minutesLastDay: 0, microsLastDay: 0 };
const calm: Circumstances = {
  purpose: 'agent_call',
  now: noon,
  usage: idle,
  stop: null,
  optedOut: false,
  requestedAt: null,
};
const newYork: Destination = { e164: '+12125550142', country: 'US', line: 'fixed_line_or_mobile' };
const reasonOf = (of: OutboundPolicy, to: Parameters<typeof decidePermission>[1], at: Circumstances) => {
  const decided = decidePermission(of, to, at);
  return decided.allowed ? null : decided.reason;
};

describe('what was dialed', () => {
  const separator = fc.constantFrom('', '', ' ', '-', '.');
  it('is read whatever separates its digits, and never loses or gains one', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(separator, digits(2)), { minLength: 3, maxLength: 7 }),
        (plus, groups) => {
          const text = groups.map(([between, two], at) => (at === 0 ? '' : between) + two).join('');
          const sign = plus ? '+' : '';
          expect(readDialed(sign + text)).toBe(sign + groups.map(([, two]) => two).join(''));
        },
      ),
      { numRuns: runs },
    );
    expect(readDialed('+1 (212) 555-0142')).toBe('+12125550142');
    expect(readDialed('(212) 555-0142')).toBe('2125550142');
    expect(readDialed(' 212.555.0142 ')).toBe('2125550142');
  });

  it('is nothing when it has any other character', () => {
    const foreign = fc.oneof(
      fc.constantFrom(...';,xX#*pwO/l١２๑²\u200b\u00a0\u202e\n\t@:'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }).filter((text) => /[^+0-9()\-. ]/.test(text)),
    );
    fc.assert(
      fc.property(digits(5), foreign, digits(5), (before, strange, after) => {
        expect(readDialed(`+1${before}${strange}${after}`)).toBeNull();
      }),
      { numRuns: runs },
    );
    for (const text of [
      '',
      '+',
      '+1+2125550142',
      '1+2125550142',
      '+1 (212 555-0142',
      '212)5550142',
      '-12125550142',
      `+1${'2'.repeat(40)}`,
    ])
      expect([text, readDialed(text)]).toEqual([text, null]);
  });

  const facts = (e164: string, national: string, exists: boolean): NumberFacts => ({
    e164,
    national,
    exists,
    country: 'US',
    line: 'fixed_line_or_mobile',
  });

  it('is an emergency number in any country, with or without a calling code, and is never dialed', () => {
    for (const code of ['', '1', '44', '34', '52'])
      for (const number of ['911', '112', '999', '000', '110', '118', '061', '10111']) {
        const known = code === '' ? null : facts(`+${code}${number}`, number, false);
        expect(toDestination(code === '' ? number : `+${code}${number}`, known)).toBe('emergency_number');
      }
    expect(toDestination('1911', null)).toBe('emergency_number');
    expect(toDestination('9911', null)).toBe('emergency_number');
    expect(toDestination('0112', null)).toBe('emergency_number');
  });

  it('is a short code, no number, or a number that exists', () => {
    expect(toDestination('46645', null)).toBe('short_code');
    expect(toDestination('123456', facts('+1123456', '123456', true))).toBe('short_code');
    expect(toDestination('+1411', facts('+1411', '411', false))).toBe('short_code');
    expect(toDestination('+1212555014', facts('+1212555014', '212555014', false))).toBe('not_a_number');
    expect(toDestination('+6834002', facts('+6834002', '4002', true))).toMatchObject({ e164: '+6834002' });
    expect(toDestination('+88213123456', facts('+88213123456', '13123456', false))).toMatchObject({
      e164: '+88213123456',
    });
    expect(toDestination(null, null)).toBe('not_a_number');
    expect(toDestination('2125550142', null)).toBe('not_a_number');
  });
});

describe('where a business may call', () => {
  it('never lies in a satellite, premium or shared-cost range, whatever the policy', () => {
    fc.assert(
      fc.property(policy, destination, (of, to) => {
        const range = rangeOf(to.e164);
        const isNever =
          (range !== null && range.kind !== 'high_risk') || ['premium_rate', 'shared_cost', 'other'].includes(to.line);
        if (isNever) expect(faultOfDestination({ ...of, allowedPrefixes: ['+', to.e164] }, to)).not.toBeNull();
      }),
      { numRuns: runs },
    );
    expect(rangeOf('+12129760100')).toEqual({ prefix: '+1212976', kind: 'premium_rate' });
    expect(rangeOf('+19005550100')?.kind).toBe('premium_rate');
    expect(rangeOf('+12125550100')).toBeNull();
  });

  it('is a listed country or prefix, with a listed line, and not a blocked prefix', () => {
    fc.assert(
      fc.property(policy, destination, (of, to) => {
        if (faultOfDestination(of, to) !== null) return;
        expect(of.blockedPrefixes.filter((each) => to.e164.startsWith(each))).toEqual([]);
        expect(
          of.countries.includes(to.country ?? '') || of.allowedPrefixes.some((each) => to.e164.startsWith(each)),
        ).toBe(true);
        const needed = to.line === 'fixed_line_or_mobile' ? (['fixed_line', 'mobile'] as const) : [to.line];
        for (const each of needed) expect(of.lines).toContain(each);
      }),
      { numRuns: runs },
    );
  });

  it('is open to every ordinary number of the countries that are listed', () => {
    fc.assert(
      fc.property(inCountry, (to) => {
        const isOrdinary = allowableLines.some((each) => each === to.line) || to.line === 'fixed_line_or_mobile';
        expect(faultOfDestination(open, to) === null).toBe(isOrdinary);
      }),
      { numRuns: runs },
    );
  });

  it('is a high-risk range only by a prefix of that range', () => {
    const riga: Destination = { e164: '+37120000000', country: 'LV', line: 'mobile' };
    const by = (allowedPrefixes: string[]) => faultOfDestination({ ...open, allowedPrefixes }, riga);
    expect([by([]), by(['+37']), by(['+371']), by(['+3712']), by(['+3716'])]).toEqual([
      'high_risk',
      'high_risk',
      null,
      null,
      'high_risk',
    ]);
  });

  it('says the first reason that holds', () => {
    const to = { e164: '+18765550142', country: 'JM', line: 'mobile' } as const;
    const own = { ...open, countries: ['US'] };
    expect(faultOfDestination(own, to)).toBe('country_not_allowed');
    expect(faultOfDestination({ ...own, blockedPrefixes: ['+1876'] }, to)).toBe('prefix_blocked');
    expect(faultOfDestination({ ...own, allowedPrefixes: ['+1876'], lines: ['voip'] }, to)).toBe('line_not_allowed');
    expect(faultOfDestination({ ...open, lines: ['mobile'] }, newYork)).toBe('line_not_allowed');
  });

  it('is the own countries of a business at first, its own high-risk range included', () => {
    const riga = { e164: '+37167000000', country: 'LV', line: 'fixed_line' } as const;
    expect(defaultPolicy([newYork, newYork, riga])).toMatchObject({
      countries: ['LV', 'US'],
      allowedPrefixes: ['+371'],
    });
    expect(faultOfDestination(defaultPolicy([newYork]), newYork)).toBeNull();
    expect(faultOfDestination(defaultPolicy([riga]), riga)).toBeNull();
    expect(faultOfDestination(defaultPolicy([]), newYork)).toBe('country_not_allowed');
    expect(faultOfDestination(defaultPolicy([newYork]), { e164: '+18765550142', country: 'JM', line: 'mobile' })).toBe(
      'country_not_allowed',
    );
  });
});

describe('when a person may be called', () => {
  it('is within the hours of every zone where the number may ring', () => {
    fc.assert(
      fc.property(inCountry, minute, minute, circumstances, (to, opens, closes, { now }) => {
        const zones = zonesOf(to);
        const minutes = zones.map((zone) => localTime(now, zone).minute);
        expect(zones.length).toBeGreaterThan(0);
        expect(isWithinHours({ opens, closes }, to, now)).toBe(minutes.every((at) => at >= opens && at < closes));
      }),
      { numRuns: runs },
    );
  });

  it('depends on the area code, on all zones of an area or country that has several, and fails without one', () => {
    const at = (e164: string, country: string | null) => zonesOf({ e164, country });
    expect(at('+12125550142', 'US')).toEqual(['America/New_York']);
    expect(at('+18505550142', 'US')).toEqual(['America/Chicago', 'America/New_York']);
    expect(at('+12505550142', 'CA')).toEqual(['America/Edmonton', 'America/Vancouver']);
    expect(at('+18005550142', 'US')).toEqual(expect.arrayContaining(['America/New_York', 'Pacific/Honolulu']));
    expect(at('+525512345678', 'MX')).toEqual(expect.arrayContaining(['America/Mexico_City', 'America/Tijuana']));
    expect(at('+442079460018', 'GB')).toEqual(['Europe/London']);
    expect(at('+881612345678', null)).toEqual([]);
    expect(isWithinHours({ opens: 0, closes: 1_440 }, { e164: '+881612345678', country: null }, noon)).toBe(false);
    const hours = { opens: 8 * 60, closes: 21 * 60 };
    const eight = Date.UTC(2027, 0, 13, 13);
    const angeles = { e164: '+13105550142', country: 'US' };
    expect(
      [eight - 1, eight, eight + 13 * 60 * 60_000 - 1, eight + 13 * 60 * 60_000].map((now) =>
        isWithinHours(hours, newYork, now),
      ),
    ).toEqual([false, true, true, false]);
    expect([eight, eight + 3 * 60 * 60_000].map((now) => isWithinHours(hours, angeles, now))).toEqual([false, true]);
  });

  it('does not matter for a caller who is handed on', () => {
    const night = { ...calm, now: Date.UTC(2027, 0, 13, 8), requestedAt: Date.UTC(2027, 0, 13, 7) };
    const by = callPurposes.map((each) => reasonOf(defaultPolicy([newYork]), newYork, { ...night, purpose: each }));
    expect(by).toEqual(['outside_hours', 'outside_hours', null, null]);
  });
});

describe('a permission', () => {
  it('is given only when nothing stops the call, nobody objected, and a call-back was asked for', () => {
    fc.assert(
      fc.property(policy, destination, circumstances, (of, to, at) => {
        const decided = decidePermission(of, to, at);
        if (!decided.allowed) return expect(refusalReasons).toContain(decided.reason);
        expect([at.stop, at.optedOut]).toEqual([null, false]);
        if (at.purpose === 'callback') {
          expect(at.requestedAt).not.toBeNull();
          expect(at.now - (at.requestedAt ?? 0)).toBeLessThanOrEqual(7 * day);
          expect(at.requestedAt ?? Infinity).toBeLessThanOrEqual(at.now);
        }
        expect(faultOfDestination(of, to)).toBeNull();
      }),
      { numRuns: runs },
    );
  });

  it('never exceeds a limit, even when the call takes all the time it is given', () => {
    fc.assert(
      fc.property(policy, usage, (of, used) => {
        const decided = decidePermission(
          {
            ...of,
            countries: ['US'],
            allowedPrefixes: [],
            blockedPrefixes: [],
            lines: ['fixed_line', 'mobile'],
            opens: 0,
            closes: 1_440,
          },
          newYork,
          { ...calm, usage: used },
        );
        if (!decided.allowed) {
          const isFull = used.running >= of.concurrent || used.startsLastHour >= of.startsPerHour;
          const isSpent =
            used.minutesLastDay >= of.minutesPerDay || used.microsLastDay + of.microsPerMinute > of.microsPerDay;
          return expect(isFull || isSpent).toBe(true);
        }
        expect(used.running + 1).toBeLessThanOrEqual(of.concurrent);
        expect(used.startsLastHour + 1).toBeLessThanOrEqual(of.startsPerHour);
        expect(decided.longestMinutes).toBeGreaterThanOrEqual(1);
        expect(decided.longestMinutes).toBeLessThanOrEqual(of.longestMinutes);
        expect(used.minutesLastDay + decided.longestMinutes).toBeLessThanOrEqual(of.minutesPerDay);
        expect(decided.reservedMicros).toBe(decided.longestMinutes * of.microsPerMinute);
        expect(used.microsLastDay + decided.reservedMicros).toBeLessThanOrEqual(of.microsPerDay);
      }),
      { numRuns: runs },
    );
  });

  it('says which of the reasons holds', () => {
    const of = {
      ...open,
      concurrent: 2,
      startsPerHour: 9,
      minutesPerDay: 30,
      microsPerDay: 900_000,
      microsPerMinute: 50_000,
    };
    const at = (change: Partial<Circumstances>) => reasonOf(of, newYork, { ...calm, ...change });
    const used = (change: Partial<typeof idle>) => at({ usage: { ...idle, ...change } });
    expect(at({})).toBeNull();
    expect(reasonOf(of, 'emergency_number', { ...calm, stop: 'tenant' })).toBe('emergency_number');
    expect([at({ stop: 'tenant' }), at({ stop: 'installation' }), at({ stop: 'suspended' })]).toEqual([
      'stopped',
      'installation_stopped',
      'suspended',
    ]);
    expect(at({ optedOut: true })).toBe('opted_out');
    expect(at({ purpose: 'callback' })).toBe('no_request');
    expect(at({ purpose: 'callback', requestedAt: noon - 7 * day })).toBeNull();
    expect(at({ purpose: 'callback', requestedAt: noon - 7 * day - 1 })).toBe('no_request');
    expect(at({ purpose: 'callback', requestedAt: noon + 1 })).toBe('no_request');
    expect(reasonOf({ ...of, closes: 60 }, newYork, calm)).toBe('outside_hours');
    expect([used({ running: 1 }), used({ running: 2 })]).toEqual([null, 'too_many_at_once']);
    expect([used({ startsLastHour: 8 }), used({ startsLastHour: 9 })]).toEqual([null, 'too_many_starts']);
    expect([used({ minutesLastDay: 29 }), used({ minutesLastDay: 30 })]).toEqual([null, 'minutes_used_up']);
    expect([used({ microsLastDay: 850_000 }), used({ microsLastDay: 850_001 })]).toEqual([null, 'spend_used_up']);
    expect(decidePermission(of, newYork, calm)).toEqual({ allowed: true, longestMinutes: 18, reservedMicros: 900_000 });
  });

  it('counts started minutes', () => {
    expect([null, -5, 0, 1, 60_000, 60_001].map(startedMinutes)).toEqual([0, 1, 1, 1, 1, 2]);
  });
});
