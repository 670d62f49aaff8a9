import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { faultTexts } from '#libs/errors';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** Every reason with its meaning, by the service that gives it; `platform` for what every service gives. */
export type ErrorReasons = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The closed lists of the services, one a noun, and the platform's own. */
export function errorReasons(services: readonly string[]): Promise<ErrorReasons> {
  return reasonsIn(['platform', ...services], (name) =>
    name === 'platform' ? ['libs/platform/errors.js'] : listsOf(`services/${name}`, 'errors'),
  );
}

/** Why things do not allow acts, by the services that have such lists. */
export async function refusalReasons(services: readonly string[]): Promise<ErrorReasons> {
  const reasons = await reasonsIn(services, (name) => listsOf(`services/${name}`, 'refusals'));
  return new Map([...reasons].filter(([, ofService]) => Object.keys(ofService).length > 0));
}

async function reasonsIn(names: readonly string[], filesOf: (name: string) => string[]): Promise<ErrorReasons> {
  const reasons = new Map<string, Record<string, string>>();
  for (const name of names) {
    const files = filesOf(name);
    const lists = await Promise.all(files.map((file) => meaningsIn(path.join(repositoryRoot, 'dist', file))));
    reasons.set(name, Object.assign({}, ...lists) as Record<string, string>);
  }
  return reasons;
}

/** `domain/errors.js` or `domain/refusals.js` of the service and of each noun. */
function listsOf(folder: string, kind: 'errors' | 'refusals'): string[] {
  const found = fs.readdirSync(path.join(repositoryRoot, 'dist', folder), { recursive: true, encoding: 'utf8' });
  return found.filter((file) => file.match(`(^|/)domain/${kind}\\.js$`)).map((file) => `${folder}/${file}`);
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

/** docs/contracts/errors.md: a table of reasons for each service, and one of refusals where it has some. */
export function errorsPage(reasons: ErrorReasons, refusals: ErrorReasons): string {
  const lines = [
    '# Errors',
    '',
    'Every reason that an rpc can return in `google.rpc.ErrorInfo`, by the service that gives it. [How to read them](README.md#rpcs).',
    '',
    'The refusals at the end say why something does not allow an act now: they are the `reason` of refused acts and of items of bulk acts, which may also have one of the errors, and stand among the facts of the error that refuses the act.',
    '',
    'The faults of fields, at the very end, are the `reason` of the field violations in `google.rpc.BadRequest`; a field may have a fault of one place only, which has no reason.',
  ];
  for (const [service, ofService] of reasons) lines.push('', `## ${service}`, '', ...tableOf(ofService));
  for (const [service, ofService] of refusals) lines.push('', `## Refusals of ${service}`, '', ...tableOf(ofService));
  lines.push('', '## Faults of fields', '', ...tableOf(faultMeanings()));
  return `${lines.join('\n')}\n`;
}

/** Facts stand in the sentences by their names. */
function faultMeanings(): Record<string, string> {
  const told = Object.entries(faultTexts).map(([reason, text]) => [reason, text.replaceAll(/\{\{(\w+)\}\}/g, '`$1`')]);
  return Object.fromEntries(told) as Record<string, string>;
}

function tableOf(reasons: Readonly<Record<string, string>>): string[] {
  const rows = Object.entries(reasons).sort();
  return ['| reason | meaning |', '|---|---|', ...rows.map(([reason, meaning]) => `| \`${reason}\` | ${meaning} |`)];
}
