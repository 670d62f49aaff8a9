import { z } from 'zod';
import type { AnySettingsClass, Setting } from './setting.js';

/** One part of docs/settings.md. */
export interface SettingsSection {
  readonly title: string;
  readonly classes: readonly AnySettingsClass[];
}

/** docs/settings.md as generated from the shapes: a table of variables for each section. */
export function describeSettings(sections: readonly SettingsSection[]): string {
  const head = [
    '# Settings',
    '',
    'Generated from the settings classes. Every fault is reported at start, all at once. A secret may stand in a file instead: the variable with `_FILE` after its name names it.',
  ];
  const parts = sections.flatMap(({ title, classes }) => ['', `## ${title}`, '', ...table(classes)]);
  return [...head, ...parts, ''].join('\n');
}

function table(classes: readonly AnySettingsClass[]): string[] {
  const settings = classes.flatMap(({ shape }) => Object.values(shape));
  const rows = settings.map(
    (setting) =>
      `| \`${setting.variable}\` | ${cell(docOf(setting))} | ${formOf(setting)} | ${defaultOf(setting)} | ${chartOf(setting)} |`,
  );
  return ['| variable | what it is | form | default | chart value |', '|---|---|---|---|---|', ...rows];
}

function docOf({ doc, password }: Setting): string {
  if (!password) return doc;
  return `${doc} The password may stand apart, in \`${password.variable}\` (chart value \`${password.chart}\`).`;
}

function formOf({ schema, secret }: Setting): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  const words = [
    Array.isArray(json['enum'])
      ? (json['enum'] as unknown[]).join(', ')
      : String(json['format'] ?? json['type'] ?? 'text'),
    json['minimum'] === undefined ? '' : `from ${String(json['minimum'])}`,
    json['maximum'] === undefined ? '' : `to ${String(json['maximum'])}`,
    secret ? '(secret)' : '',
  ];
  return cell(words.filter((word) => word !== '').join(' '));
}

function defaultOf({ schema, defaultText, secret }: Setting): string {
  if (defaultText) return secret ? '(hidden)' : `\`${cell(defaultText)}\``;
  if (defaultText === '') return 'empty';
  return schema.safeParse(undefined).success ? 'none' : 'must be set';
}

function chartOf({ chart }: Setting): string {
  return chart ? `\`${chart}\`` : '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
