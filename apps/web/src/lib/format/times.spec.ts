import { clock, duration, knownZone, span } from './times';

describe('times', () => {
  it('are shown in UTC where the stored zone is none that a browser knows', () => {
    expect(['Mars/Olympus', 'nowhere', '+99:00'].map(knownZone)).toEqual(['UTC', 'UTC', 'UTC']);
    expect(knownZone('America/New_York')).toBe('America/New_York');
    expect(knownZone(undefined)).toBeDefined();
  });

  it.each([
    [1_000, '1 second', '1 segundo'],
    [44_200, '45 seconds', '45 segundos'],
    [60_000, '1 minute', '1 minuto'],
    [1_795_000, '30 minutes', '30 minutos'],
    [3_599_000, '1 hour', '1 hora'],
    [3_900_000, '1 hour 5 minutes', '1 hora 5 minutos'],
    [-5, '0 seconds', '0 segundos'],
  ])('%i ms are said as "%s" and "%s"', (ms, english, spanish) => {
    expect([duration(ms, 'en'), duration(ms, 'es')]).toEqual([english, spanish]);
  });

  it('are written as clocks and spans', () => {
    expect([clock(72_000), clock(3_729_000), clock(-5)]).toEqual(['1:12', '1:02:09', '0:00']);
    expect([span(850), span(1_230)]).toEqual(['850 ms', '1.2 s']);
  });
});
