import { parse } from 'yaml';

export interface DocumentedValue {
  section: string;
  /** Dotted path, such as `kafka.topicPrefix`. */
  path: string;
  doc: string;
  default: unknown;
}

/** What `## @param` lines of a values.yaml say, in its order. */
export function documentedValues(text: string): DocumentedValue[] {
  const values = parse(text) as unknown;
  const found: DocumentedValue[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    section = /^\s*## @section (.+)$/.exec(line)?.[1] ?? section;
    const [, path, doc] = /^\s*## @param (\S+) (.+)$/.exec(line) ?? [];
    if (path && doc) found.push({ section, path, doc, default: valueAt(values, path) });
  }
  return found;
}

/** docs/values.md: a table for each section. */
export function valuesPage(text: string): string {
  const values = documentedValues(text);
  const sections = [...new Set(values.map(({ section }) => section))];
  const parts = sections.flatMap((section) => [
    '',
    `## ${section}`,
    '',
    '| value | what it is | default |',
    '|---|---|---|',
    ...values.filter((value) => value.section === section).map(row),
  ]);
  const about =
    'Every value of the chart `charts/dunlin`. What stands under `defaults` can be given again under `services.<service>`, and under `services.<service>.deployments.<key>` for one Deployment.';
  return ['# Values of the chart', '', about, ...parts, ''].join('\n');
}

function row({ path, doc, default: value }: DocumentedValue): string {
  const isLong = typeof value === 'object' && JSON.stringify(value).length > 80;
  const shown = isLong ? 'see values.yaml' : `\`${JSON.stringify(value)}\``;
  return `| \`${path}\` | ${doc.replaceAll('|', '\\|')} | ${shown} |`;
}

function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], values);
}
