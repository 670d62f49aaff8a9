import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';

/** Lists with many filters have many texts; those that come after so many are planned each time. */
const maxNames = 300;
const names = new Map<string, string>();

/** What pg has and its types do not tell. */
interface Wired {
  readonly connection: { readonly stream: Writable };
  pipeline: boolean;
}

/**
 * Prepares statements with parameters, so that a connection parses and plans each of them once; and sends what is asked
 * at one time in one packet, without waiting for the response to the first.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.wired.pipeline = true;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- passes on what it is given, as the overloads of pg have it
  override query(config: any, values?: any, callback?: any): any {
    const { stream } = this.wired.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    const name = typeof config === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(config) : undefined;
    return name ? super.query({ name, text: config, values }, callback) : super.query(config, values, callback);
  }

  /** Work that has the connection for itself, as COPY needs it; nothing else may be under way. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    this.wired.pipeline = false;
    try {
      return await work();
    } finally {
      this.wired.pipeline = true;
    }
  }

  private get wired(): Wired {
    return this as unknown as Wired;
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
