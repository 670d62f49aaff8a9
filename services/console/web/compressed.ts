import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:js|css|svg)$/;

interface CompressedOptions {
  /** As many bytes of script as the first load may have, compressed as browsers take it. */
  readonly maxFirstLoad: number;
}

/** Puts compressed forms beside what is built, and fails where the first load has become too large. */
export function compressed({ maxFirstLoad }: CompressedOptions): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Of the files as they are written: scripts are changed until the last moment.
    writeBundle({ dir = '' }, bundle) {
      const sizes = new Map<string, number>();
      for (const name of Object.keys(bundle).filter((file) => compressible.test(file))) {
        const file = join(dir, name);
        const bytes = readFileSync(file);
        const gzip = gzipSync(bytes, { level: 9 });
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        sizes.set(name, gzip.length);
        writeFileSync(`${file}.gz`, gzip);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
      }
      const total = firstLoad(bundle).reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      if (total > maxFirstLoad) this.error(`The first load has ${total} bytes of script; ${maxFirstLoad} are allowed.`);
    },
  };
}

type Bundle = Parameters<Extract<Plugin['writeBundle'], (...args: never[]) => unknown>>[1];

/** Scripts that a page loads before anything is shown: the entry, and all that it imports at once. */
function firstLoad(bundle: Bundle): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const file = bundle[name];
    if (found.has(name) || file?.type !== 'chunk') return;
    found.add(name);
    file.imports.forEach(visit);
  };
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) visit(file.fileName);
  return [...found];
}
