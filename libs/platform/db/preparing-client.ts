import { createHash } from 'node:crypto';
import pg from 'pg';

/** Lists with many filters have many texts; those that come after so many are planned each time. */
const maxNames = 300;
const names = new Map<string, string>();

/** Prepares statements with parameters, so that a connection parses and plans each of them once. */
export class PreparingClient extends pg.Client {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- passes on what it is given, as the overloads of pg have it
  override query(config: any, values?: any, callback?: any): any {
    const name = typeof config === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(config) : undefined;
    return name ? super.query({ name, text: config, values }, callback) : super.query(config, values, callback);
  }
}

/** The same text has the same name in every process, since a pooler may give them the same connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= maxNames) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
