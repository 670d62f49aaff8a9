import { shares } from './shares.js';

describe('parts of a bar', () => {
  it('are as wide as their amounts, which may be larger than numbers are exact', () => {
    expect(shares(['90071992547409930', '90071992547409930', '0'])).toEqual([50, 50, 0]);
    expect(shares(['1', '2'])).toEqual([33.33, 66.66]);
  });

  it('have no width where nothing is owed, or money is owed the other way', () => {
    expect(shares(['0', '0'])).toEqual([0, 0]);
    expect(shares(['-100', '100'])).toEqual([0, 100]);
  });
});
