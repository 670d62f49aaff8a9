import { changeSeries, newSeries, numberText, readSeries } from './number-series.js';

const series = { ...newSeries('main', new Date(0)), prefix: 'R-', nextNumber: 12n };

describe('a number series', () => {
  it('fills numbers with zeros, and goes beyond its digits', () => {
    expect(numberText({ prefix: 'R-2026-', digits: 4 }, 7n)).toBe('R-2026-0007');
    expect(numberText({ prefix: '', digits: 2 }, 1_234n)).toBe('1234');
  });

  it('gives no number twice, but begins anew under another prefix', () => {
    expect(() => changeSeries(series, { code: 'main', nextNumber: 11n })).toThrow(/must not be less than 12/);
    expect(changeSeries(series, { code: 'main', nextNumber: 20n })).toMatchObject({ nextNumber: 20n, version: 2n });
    expect(changeSeries(series, { code: 'main', prefix: 'S-', nextNumber: 1n })).toMatchObject({ nextNumber: 1n });
    expect(changeSeries(series, { code: 'main', prefix: 'R-' })).toBe(series);
  });

  it('is refused with what is wrong of it', () => {
    expect(() => readSeries({ code: '', digits: 19, nextNumber: 0n, prefix: 'x'.repeat(61) })).toThrow(
      /code.*prefix.*digits.*next_number/s,
    );
  });
});
