import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** Every reason with its meaning, by the service that gives it; `platform` for what every service gives. */
export type ErrorReasons = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The closed lists of the services, one a noun, and the platform's own. */
export async function errorReasons(services: readonly string[]): Promise<ErrorReasons> {
  const reasons = new Map<string, Record<string, string>>();
  for (const name of ['platform', ...services]) {
    const files = name === 'platform' ? ['libs/platform/errors.js'] : errorLists(`services/${name}`);
    const lists = await Promise.all(files.map((file) => meaningsIn(path.join(repositoryRoot, 'dist', file))));
    reasons.set(name, Object.assign({}, ...lists) as Record<string, string>);
  }
  return reasons;
}

/** `domain/errors.js` of the service and of each noun. */
function errorLists(folder: string): string[] {
  const found = fs.readdirSync(path.join(repositoryRoot, 'dist', folder), { recursive: true, encoding: 'utf8' });
  return found.filter((file) => /(^|\/)domain\/errors\.js$/.test(file)).map((file) => `${folder}/${file}`);
}

async function meaningsIn(file: string): Promise<Record<string, string>> {
  const module = (await import(pathToFileURL(file).href)) as object;
  const lists = Object.values(module).filter((value): value is object => typeof value === 'object');
  const meanings = lists.flatMap((list) =>
    Object.entries(list as Record<string, string | { meaning: string }>).map(([code, value]) => [
      code,
      typeof value === 'string' ? value : value.meaning,
    ]),
  );
  return Object.fromEntries(meanings) as Record<string, string>;
}

/** docs/contracts/errors.md: a table of reasons for each service. */
export function errorsPage(reasons: ErrorReasons): string {
  const lines = [
    '# Errors',
    '',
    'Every reason that an rpc can return in `google.rpc.ErrorInfo`, by the service that gives it. [How to read them](README.md#rpcs).',
  ];
  for (const [service, ofService] of reasons) {
    lines.push('', `## ${service}`, '', '| reason | meaning |', '|---|---|');
    for (const [reason, meaning] of Object.entries(ofService).sort()) lines.push(`| \`${reason}\` | ${meaning} |`);
  }
  return `${lines.join('\n')}\n`;
}
