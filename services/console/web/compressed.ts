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
    generateBundle(_options, bundle) {
      const sizes = new Map<string, number>();
      for (const file of Object.values(bundle)) {
        if (!compressible.test(file.fileName)) continue;
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const gzip = gzipSync(bytes, { level: 9 });
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        sizes.set(file.fileName, gzip.length);
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzip });
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: brotliCompressSync(bytes, { params }),
        });
      }
      const first = firstLoad(bundle);
      const total = first.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      if (total > maxFirstLoad) this.error(`The first load has ${total} bytes of script; ${maxFirstLoad} are allowed.`);
    },
  };
}

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1];

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
