import { savedName } from './saved-name.js';

it('a file is saved by the name of its answer, whatever its letters are', () => {
  const header = `attachment; filename="_.pdf"; filename*=UTF-8''%C3%85se%20%231.pdf`;
  expect(savedName(header, 'a')).toBe('Åse #1.pdf');
  expect(savedName(null, 'a')).toBe('a');
  expect(savedName(`attachment; filename*=UTF-8''%E0%A4`, 'a')).toBe('a');
});
