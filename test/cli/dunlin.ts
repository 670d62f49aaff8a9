import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** How a command ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line as a user of a running Dunlin has it. */
export class DunlinCommand {
  constructor(
    private readonly cwd: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<Ended> {
    return ended(this.start(args));
  }

  /**
   * The same as people of a clone run it, against the stack of the clone if there is one; without a look at the build.
   */
  async runInClone(...args: string[]): Promise<Ended> {
    return ended(this.spawn(join(repositoryRoot, 'dist/deploy/local/dunlin.js'), args));
  }

  /** Runs a command with `--json` that must end well, and returns what it printed. */
  async json<Printed>(...args: string[]): Promise<Printed> {
    const { code, out, err } = await this.run(...args, '--json');
    if (code !== 0) throw new Error(`dunlin ${args.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out) as Printed;
  }

  /** The exit code and error of a command with `--json` that must not end well. */
  async refused(...args: string[]): Promise<{ exit: number | null; code: string; message: string }> {
    const { code: exit, out, err } = await this.run(...args, '--json');
    if (out !== '') throw new Error(`dunlin ${args.join(' ')} was to be refused and printed ${out}`);
    const { code, message } = (JSON.parse(err) as { error: { code: string; message: string } }).error;
    return { exit, code, message };
  }

  /** Leaves a command running. */
  follow(...args: string[]): ChildProcess {
    return this.start(args);
  }

  private start(args: string[]): ChildProcess {
    return this.spawn(join(repositoryRoot, 'dist/libs/cli/main.js'), args);
  }

  private spawn(program: string, args: string[]): ChildProcess {
    const { PATH, HOME } = process.env;
    // Without the test's own node settings, as a user has none.
    return spawn(process.execPath, [program, ...args], {
      cwd: this.cwd,
      env: { PATH, HOME, NODE_COMPILE_CACHE: join(this.cwd, '.compile-cache'), ...this.env },
    });
  }
}

/** Waits for the end of a program that was just started. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const written = { out: '', err: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...written };
}
