import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, cacheEntry, hashOf, outputOf, run } from '../../libs/stack/setup/common.mjs';

const platform = `${process.platform}-${process.arch}`;
const print = (line: string): void => void process.stderr.write(`${line}\n`);

/** Installs the packages of a Node example once per machine. @returns their node_modules */
export async function nodePackages(example: string): Promise<string> {
  const files = ['package.json', 'package-lock.json'];
  const key = hashOf(...files.map((file) => readFileSync(join(example, file))));
  const folder = join(cacheDir(), `example-node-${key}-${platform}`);
  await cacheEntry(
    folder,
    'fetch the packages of the example in TypeScript',
    async (temporary) => {
      for (const file of files) cpSync(join(example, file), join(temporary, file));
      await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: temporary });
    },
    print,
  );
  return join(folder, 'node_modules');
}

/**
 * Installs the packages of a Python example once per machine, into a folder of their own for PYTHONPATH.
 * @throws Error when there is no Python 3.10 with pip, or pip finds no wheels for it
 */
export async function pythonPackages(example: string): Promise<string> {
  const requirements = join(example, 'requirements.txt');
  const version = outputOf('python3', ['-c', 'import sys; print(*sys.version_info[:2], sep=".")'])?.trim() ?? 'none';
  const key = hashOf(readFileSync(requirements), version);
  return cacheEntry(
    join(cacheDir(), `example-python-${key}-${platform}`),
    'fetch the packages of an example in Python',
    async (temporary) => {
      const flags = ['--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--target', temporary];
      try {
        await run('python3', ['-m', 'pip', 'install', ...flags, '--requirement', requirements]);
      } catch (error) {
        const needed = 'Python 3.10 or newer with pip, and an index that has wheels for it';
        throw new Error(`The examples in Python need ${needed}; python3 here is ${version}. ${String(error)}`);
      }
    },
    print,
  );
}
