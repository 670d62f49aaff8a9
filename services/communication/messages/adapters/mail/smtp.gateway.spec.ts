import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ContentGate } from './smtp.gateway.js';

it('releases the content of a message once, whatever the library does', async () => {
  let asked = 0;
  const gate = new ContentGate(async () => {
    asked += 1;
  });
  const content = (): Readable => Readable.from([Buffer.from('Dear debtor')]);
  expect(String(await buffer(gate.guard(content())))).toBe('Dear debtor');
  await expect(buffer(gate.guard(content()))).rejects.toThrow('may not leave');
  expect(gate.refusal?.error).toMatchObject({ code: 'MESSAGE_CONFLICT' });
  expect(asked).toBe(1);
});
