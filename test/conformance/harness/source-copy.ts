import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * A copy of the sources without any service, into which services are put, and which is changed and compiled on its own.
 */
export class SourceCopy {
  constructor(
    private readonly original: string,
    readonly root: string,
  ) {}

  /** @param additions folder with protos and services; its sources end in `.ts.txt`, as they compile only over there */
  create(additions: string): void {
    for (const name of ['libs', 'protos', 'package.json']) {
      cpSync(path.join(this.original, name), path.join(this.root, name), { recursive: true });
    }
    cpSync(additions, this.root, { recursive: true });
    for (const file of readdirSync(path.join(this.root, 'services'), { recursive: true, encoding: 'utf8' })) {
      const at = path.join(this.root, 'services', file);
      if (file.endsWith('.ts.txt')) renameSync(at, at.replace(/\.txt$/, ''));
    }
    symlinkSync(path.join(this.original, 'node_modules'), path.join(this.root, 'node_modules'));
    const { compilerOptions } = JSON.parse(readFileSync(path.join(this.original, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    // What the program and the services import is found from them.
    const include = ['libs/platform/process/main.ts', 'services/**/*.ts'];
    writeFileSync(path.join(this.root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  }

  /** Generates the contracts again. */
  async generate(): Promise<void> {
    await this.run('libs/contracts/gen.mjs');
  }

  async compile(): Promise<void> {
    await this.run('node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json');
  }

  /** Replaces a passage. @throws Error unless it stands there exactly once @returns what undoes it */
  patch(file: string, passage: string, replacement: string): () => void {
    const at = path.join(this.root, file);
    const before = readFileSync(at, 'utf8');
    const count = before.split(passage).length - 1;
    if (count !== 1) throw new Error(`${file} holds the passage ${count} times, which is to be changed:\n${passage}`);
    writeFileSync(
      at,
      before.replace(passage, () => replacement),
    );
    return () => writeFileSync(at, before);
  }

  private async run(program: string, ...args: string[]): Promise<void> {
    const { NODE_OPTIONS: _flags, ...env } = process.env;
    try {
      await execute(process.execPath, [path.join(this.root, program), ...args], { cwd: this.root, env });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${program} failed in the copy:\n${stdout}${stderr}`, { cause: error });
    }
  }
}
