import { clock, knownZone, span } from './times';

describe('times', () => {
  it('are shown in UTC where the stored zone is none that a browser knows', () => {
    expect(['Mars/Olympus', 'nowhere', '+99:00'].map(knownZone)).toEqual(['UTC', 'UTC', 'UTC']);
    expect(knownZone('America/New_York')).toBe('America/New_York');
    expect(knownZone(undefined)).toBeDefined();
  });

  it('are written as clocks and spans', () => {
    expect([clock(72_000), clock(3_729_000), clock(-5)]).toEqual(['1:12', '1:02:09', '0:00']);
    expect([span(850), span(1_230)]).toEqual(['850 ms', '1.2 s']);
  });
});
