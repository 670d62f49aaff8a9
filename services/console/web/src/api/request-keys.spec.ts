import { RequestKeys } from './request-keys.js';

describe('keys of a form', () => {
  it('stay with what is sent, also after something else was tried', () => {
    const keys = new RequestKeys();
    const first = keys.keyOf({ text: 'a' });
    expect(keys.keyOf({ text: 'b' })).not.toBe(first);
    expect(keys.keyOf({ text: 'a' })).toBe(first);
  });

  it('are new once something was done', () => {
    const keys = new RequestKeys();
    const first = keys.keyOf({ text: 'a' });
    keys.forget();
    expect(keys.keyOf({ text: 'a' })).not.toBe(first);
  });
});
