import fs from 'node:fs';
import path from 'node:path';
import { Stack } from '#libs/stack';
import { sleep } from '../../../libs/stack/setup/common.mjs';

const tailBytes = 64 * 1024;
const tailLines = 200;

export async function logs(name: string, follow: boolean): Promise<number> {
  const file = Stack.attach().logFile(name);
  if (!fs.existsSync(file)) {
    const folder = path.dirname(file);
    const known = fs.existsSync(folder) ? fs.readdirSync(folder).filter((entry) => entry.endsWith('.log')) : [];
    const names = known.map((entry) => path.basename(entry, '.log')).join(', ') || 'none: nothing was started yet';
    throw new Error(`There is no log of "${name}". Those that exist: ${names}.`);
  }
  let offset = fs.statSync(file).size;
  const before = await read(file, Math.max(0, offset - tailBytes), offset);
  process.stdout.write(`${before.trimEnd().split('\n').slice(-tailLines).join('\n')}\n`);
  while (follow) {
    await sleep(200);
    const { size } = fs.statSync(file);
    // A log that was put away when it had grown large starts again at its beginning.
    if (size < offset) offset = 0;
    if (size > offset) process.stdout.write(await read(file, offset, size));
    offset = size;
  }
  return 0;
}

async function read(file: string, start: number, end: number): Promise<string> {
  if (end <= start) return '';
  let text = '';
  for await (const chunk of fs.createReadStream(file, { start, end: end - 1, encoding: 'utf8' })) text += chunk;
  return text;
}
