import { QualityMeter, qualityWord } from './quality';

describe('the word for a line', () => {
  it.each([
    [{ jitterMs: 2, gaps: 0, pingMs: 20 }, 'good'],
    [{ jitterMs: 2, gaps: 0, pingMs: null }, 'good'],
    [{ jitterMs: 16, gaps: 0, pingMs: 20 }, 'fair'],
    [{ jitterMs: 2, gaps: 1, pingMs: 20 }, 'fair'],
    [{ jitterMs: 2, gaps: 0, pingMs: 250 }, 'fair'],
    [{ jitterMs: 30, gaps: 0, pingMs: 20 }, 'poor'],
    [{ jitterMs: 2, gaps: 4, pingMs: 20 }, 'poor'],
    [{ jitterMs: 2, gaps: 0, pingMs: 400 }, 'poor'],
  ])('%j is %s', (figures, word) => {
    expect(qualityWord(figures)).toBe(word);
  });

  it('is about the worse direction', () => {
    const meter = new QualityMeter();
    meter.receive({ jitterMs: 3, gaps: 0 }, 0);
    expect(meter.report({ jitterMs: 40, gaps: 0 }, 0)).toMatchObject({ jitterMs: 40, word: 'poor' });
  });

  it('forgets gaps after ten seconds', () => {
    const meter = new QualityMeter();
    meter.receive({ jitterMs: 0, gaps: 0 }, 0);
    expect(meter.receive({ jitterMs: 0, gaps: 5 }, 1000)).toMatchObject({ gaps: 5, word: 'poor' });
    expect(meter.receive({ jitterMs: 0, gaps: 5 }, 12_000)).toMatchObject({ gaps: 0, word: 'good' });
  });

  it('smooths the ping', () => {
    const meter = new QualityMeter();
    meter.ping(40);
    meter.ping(80);
    expect(meter.receive({ jitterMs: 0, gaps: 0 }, 0).pingMs).toBe(50);
  });
});
