import { z } from 'zod';

/** Groups of a document by the path under which they stand; the outermost has none. */
export type SchemaGroups = Readonly<Record<string, z.ZodType>>;

interface Key {
  readonly description?: string;
  readonly form?: string;
  readonly default?: unknown;
}

/** A table of keys for each group, from what the schema says of each. */
export function schemaTables(groups: SchemaGroups, titles: Readonly<Record<string, string>>): string[] {
  return Object.entries(groups).flatMap(([path, schema]) => {
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, Key>;
      required?: string[];
    };
    const rows = Object.entries(properties).map(([key, { description = '', form = '', default: standard }]) => {
      const otherwise = required.includes(key) ? 'must be there' : isPlain(standard) ? `\`${String(standard)}\`` : '';
      return [`\`${key}\``, description, form, otherwise];
    });
    return ['', `## ${titles[path]}`, '', ...table(['key', 'what it is', 'form', 'default'], rows)];
  });
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)];
}
