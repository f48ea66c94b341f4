import { toCsv } from './csv';

describe('the CSV of a list', () => {
  it('quotes separators and quotes, and ends each line', () => {
    expect(toCsv([['a', 'b,c', 'say "hi"']])).toBe('\uFEFFa,"b,c","say ""hi"""\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x'])('is never a formula: %s', (value) => {
    expect(toCsv([[value]])).toContain(`'${value}`);
  });
});
