import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../local/stack/paths.js';

/** Every reason with its meaning, by the service that gives it; `platform` for what every service gives. */
export type ErrorReasons = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The closed lists of the services, and the platform's own. */
export async function errorReasons(services: readonly string[]): Promise<ErrorReasons> {
  const reasons = new Map<string, Record<string, string>>();
  for (const name of ['platform', ...services]) {
    const file = name === 'platform' ? 'libs/platform/errors.js' : `services/${name}/domain/errors.js`;
    const module = (await import(pathToFileURL(path.join(repositoryRoot, 'dist', file)).href)) as object;
    const lists = Object.values(module).filter((value): value is Record<string, string> => typeof value === 'object');
    reasons.set(name, Object.assign({}, ...lists) as Record<string, string>);
  }
  return reasons;
}

/** docs/contracts/errors.md: a table of reasons for each service. */
export function errorsPage(reasons: ErrorReasons): string {
  const lines = [
    '# Errors',
    '',
    'Every reason that an rpc can answer in `google.rpc.ErrorInfo`, by the service that gives it. [How to read them](README.md#rpcs).',
  ];
  for (const [service, ofService] of reasons) {
    lines.push('', `## ${service}`, '', '| reason | meaning |', '|---|---|');
    for (const [reason, meaning] of Object.entries(ofService).sort()) lines.push(`| \`${reason}\` | ${meaning} |`);
  }
  return `${lines.join('\n')}\n`;
}
