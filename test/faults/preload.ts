import dns from 'node:dns';
import { readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded into a process before its program. Names of the test's own domain are this machine's loopback address until
 * they are taken away, and the wall clock shows another time when it is told to; both by a file that is looked at often.
 */
interface Inside {
  readonly names?: boolean;
  readonly clockMs?: number;
}

const control = process.env['FAULTS_CONTROL']!;
const domain = `.${process.env['FAULTS_NAMES']!}`;
const address = '127.0.0.1';
const lookEveryMs = 100;

let inside: Inside = {};
let writtenAt = 0;

function look(): void {
  try {
    const { mtimeMs } = statSync(control);
    if (mtimeMs === writtenAt) return;
    inside = JSON.parse(readFileSync(control, 'utf8')) as Inside;
    writtenAt = mtimeMs;
  } catch {
    // There is none yet, or it is being written.
  }
}

setInterval(look, lookEveryMs).unref();

const isOurs = (name: unknown): boolean => typeof name === 'string' && name.endsWith(domain);

function gone(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo EAI_AGAIN ${name}`), { code: 'EAI_AGAIN', hostname: name });
}

type Done = (error: Error | null, ...found: unknown[]) => void;

const { lookup } = dns;
const replaceLookup = (name: string, ...rest: unknown[]): void => {
  const done = rest.at(-1) as Done;
  if (!isOurs(name)) return (lookup as (...args: unknown[]) => void)(name, ...rest);
  look();
  const all = (rest[0] as { all?: boolean } | undefined)?.all === true;
  process.nextTick(() => {
    if (inside.names === false) done(gone(name));
    else if (all) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  });
};

const { lookup: promised } = dns.promises;
const replacePromised = async (name: string, options?: { all?: boolean }): Promise<unknown> => {
  if (!isOurs(name)) return promised(name, options as object);
  look();
  if (inside.names === false) throw gone(name);
  return options?.all ? [{ address, family: 4 }] : { address, family: 4 };
};

Object.assign(dns, { lookup: replaceLookup });
Object.assign(dns.promises, { lookup: replacePromised });
syncBuiltinESMExports();

const RealDate = Date;
const realNow = Date.now.bind(Date);
const now = (): number => realNow() + (inside.clockMs ?? 0);
RealDate.now = now;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
  apply: () => new RealDate(now()).toString(),
});
