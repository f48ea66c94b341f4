import * as fc from 'fast-check';
import { layRibbon, leastWidth, momentAt, placeOf, type RibbonInput } from './layout';

const stages = ['receptionist', 'menu', 'waiting', 'ringing', 'talking', 'held', 'message'];

const call: fc.Arbitrary<RibbonInput> = fc
  .record({
    lengths: fc.array(fc.record({ stage: fc.constantFrom(...stages), ms: fc.integer({ min: 1, max: 900_000 }) }), {
      minLength: 1,
      maxLength: 20,
    }),
    width: fc.integer({ min: 60, max: 1400 }),
  })
  .map(({ lengths, width }) => {
    let at = 1_000_000;
    const stretches = lengths.map(({ stage, ms }) => ({ stage, from: at, to: (at += ms) }));
    return { from: 1_000_000, to: at, stretches, width };
  });

describe('the layout of a call ribbon', () => {
  it('fills the width exactly, in order, and keeps every stage visible', () => {
    fc.assert(
      fc.property(call, (input) => {
        const { bands } = layRibbon(input);
        expect(bands.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(input.width, 3);
        bands.forEach((band, i) => {
          expect(band.width).toBeGreaterThanOrEqual(leastWidth - 1e-6);
          expect(band.x).toBeCloseTo(i === 0 ? 0 : (bands[i - 1]?.x ?? 0) + (bands[i - 1]?.width ?? 0), 6);
        });
      }),
    );
  });

  it('places later moments further right, and finds the moment of a place again', () => {
    fc.assert(
      fc.property(call, fc.double({ min: 0, max: 1, noNaN: true }), ({ ...input }, part) => {
        const { bands } = layRibbon(input);
        const at = input.from + part * (input.to - input.from);
        expect(placeOf(bands, at)).toBeLessThanOrEqual(placeOf(bands, at + 1000) + 1e-9);
        expect(momentAt(bands, placeOf(bands, at))).toBeCloseTo(at, 0);
      }),
    );
  });

  it('leaves the track free where no stage was, and clips what lies outside', () => {
    const { bands } = layRibbon({
      from: 0,
      to: 100,
      width: 100,
      stretches: [
        { stage: 'receptionist', from: -50, to: 40 },
        { stage: 'talking', from: 60, to: 500 },
      ],
    });
    expect(bands.map(({ token, x, width }) => [token, x, width])).toEqual([
      ['receptionist', 0, 40],
      [null, 40, 20],
      ['person', 60, 40],
    ]);
  });

  it('draws only marks that it has a shape for, in order', () => {
    const { marks } = layRibbon({
      from: 0,
      to: 10,
      width: 10,
      stretches: [{ stage: 'menu', from: 0, to: 10 }],
      marks: [
        { kind: 'key', at: 8 },
        { kind: 'unheard-of', at: 1 },
        { kind: 'lookup', at: 2 },
      ],
    });
    expect(marks.map(({ shape, x }) => [shape, x])).toEqual([
      ['lookup', 2],
      ['key', 8],
    ]);
  });
});
