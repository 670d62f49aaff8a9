import { known, parseSearch, several, stringifySearch } from './search.js';

describe('filters in the address', () => {
  it('come back as they were written, in one order and without empty ones', () => {
    const text = stringifySearch({ text: 'A&B ü', states: 'FAILED,PAUSED', sequence: '', other: undefined });
    expect(text).toBe('?states=FAILED%2CPAUSED&text=A%26B+%C3%BC');
    expect(parseSearch(text)).toEqual({ states: 'FAILED,PAUSED', text: 'A&B ü' });
    expect(stringifySearch({})).toBe('');
  });

  it('that nobody knows are left out', () => {
    expect(known(several('PAUSED,DROP TABLE'), ['FAILED', 'PAUSED'])).toEqual(['PAUSED']);
    expect(several(undefined)).toEqual([]);
  });
});
