import { codeOf, nameOf } from './names.js';

describe('what a title makes', () => {
  it.each([
    ['Key accounts', 'key-accounts'],
    ['Großkunden (Süd)', 'grosskunden-sud'],
    ['2nd level', 'level'],
    ['  ', ''],
    ['日本', ''],
    ['a'.repeat(70), 'a'.repeat(64)],
  ])('is a name: %s', (title, name) => {
    expect(nameOf(title)).toBe(name);
  });

  it.each([
    ['Left a message', 'LEFT_A_MESSAGE'],
    ['Rückruf – später', 'RUCKRUF_SPATER'],
  ])('is a code: %s', (title, code) => {
    expect(codeOf(title)).toBe(code);
  });
});
