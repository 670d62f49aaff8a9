import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { run } from '../../libs/stack/setup/common.mjs';
import { type Ended, ended } from '../cli/dunlin.js';
import { nodePackages, pythonPackages } from './packages.js';

/** Lays out the published protos in a folder, beside which examples are put. */
export function publishProtos(folder: string): void {
  cpSync(join(repositoryRoot, 'protos'), join(folder, 'protos'), { recursive: true });
}

/** An example as another team has it: its folder beside the published protos, outside of the product, and its packages. */
export class Example {
  private constructor(
    private readonly folder: string,
    private readonly command: readonly string[],
    private readonly env: Record<string, string>,
  ) {}

  static async inTypeScript(published: string, name: string): Promise<Example> {
    const folder = copyOf(published, name);
    symlinkSync(await nodePackages(folder), join(folder, 'node_modules'));
    return new Example(folder, [process.execPath], {});
  }

  static async inPython(published: string, name: string, options: readonly string[] = []): Promise<Example> {
    const folder = copyOf(published, name);
    const packages = await pythonPackages(folder);
    const [protos, generated] = [join(published, 'protos'), join(folder, 'generated')];
    mkdirSync(generated);
    const files = readdirSync(protos, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^dunlin\/.*\.proto$/.test(file),
    );
    const protoc = ['-m', 'grpc_tools.protoc', '-I', protos, '--python_out', generated, ...options, ...files];
    const path = [generated, packages].join(delimiter);
    await run('python3', protoc, { cwd: folder, env: { ...process.env, PYTHONPATH: packages } });
    return new Example(folder, ['python3'], { PYTHONPATH: path });
  }

  /** Runs it to its end. */
  run(env: Record<string, string>, ...args: string[]): Promise<Ended> {
    return ended(this.spawn(env, args));
  }

  /** Leaves it running. */
  start(env: Record<string, string>, ...args: string[]): RunningExample {
    return new RunningExample(this.spawn(env, args));
  }

  private spawn(env: Record<string, string>, args: readonly string[]): ChildProcess {
    const [program, ...first] = this.command as [string, ...string[]];
    const { PATH = '', HOME = '' } = process.env;
    return spawn(program, [...first, ...args], { cwd: this.folder, env: { PATH, HOME, ...this.env, ...env } });
  }
}

/** What consumers print for a batch. */
type Outcome = Record<string, number | string>;

/** A consumer that runs until it is told to stop. */
export class RunningExample {
  private readonly ended: Promise<Ended>;
  private out = '';

  constructor(private readonly child: ChildProcess) {
    this.ended = ended(child);
    child.stdout!.on('data', (text: string) => (this.out += text));
  }

  /** The sum of a number over all batches so far. */
  count(name: string): number {
    const lines = this.out.split('\n').slice(0, -1);
    return lines.reduce((sum, line) => sum + Number((JSON.parse(line) as Outcome)[name] ?? 0), 0);
  }

  stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

/** In a folder of the same depth as in the product. */
function copyOf(published: string, name: string): string {
  const folder = join(published, 'examples', name);
  const own = (file: string): boolean => !/\/(node_modules|generated|__pycache__)$/.test(file);
  cpSync(join(repositoryRoot, 'examples', name), folder, { recursive: true, filter: own });
  return folder;
}
