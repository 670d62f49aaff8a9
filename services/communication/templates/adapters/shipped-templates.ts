import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '#libs/transactions';
import type { Template } from '../domain/template.js';

type Sources = Omit<Template, 'version'>;

/** The templates of `adapters/assets`: `<name>.<locale>.{subject,html,txt}.liquid`. */
export async function shippedTemplates(): Promise<Sources[]> {
  const folder = join(import.meta.dirname, 'assets');
  const stems = (await readdir(folder))
    .filter((file) => file.endsWith('.subject.liquid'))
    .map((file) => file.slice(0, -'.subject.liquid'.length));
  return Promise.all(stems.sort().map((stem) => readTemplate(folder, stem)));
}

/** Adds a version of each that differs from the newest shipped one, unless the organisation has a version of its own. */
export async function storeShippedTemplates(database: Pick<Queryable, 'query'>): Promise<void> {
  for (const { name, channel, locale, subject, html, text } of await shippedTemplates()) {
    await database.query(
      `INSERT INTO templates (name, channel, locale, version, subject, html, text, actor, created_at)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, ${installedAt}
       FROM templates WHERE name = $1 AND channel = $2 AND locale = $3
       HAVING coalesce(bool_and(actor = $7), true) AND NOT coalesce((
         SELECT newest.subject = $4 AND newest.html = $5 AND newest.text = $6 FROM templates AS newest
         WHERE newest.name = $1 AND newest.channel = $2 AND newest.locale = $3 ORDER BY version DESC LIMIT 1), false)`,
      [name, channel, locale, subject, html, text, shipper],
    );
  }
}

const shipper = 'system:release';
/** Migrations run before there is a business clock. */
const installedAt = 'CURRENT_TIMESTAMP';

async function readTemplate(folder: string, stem: string): Promise<Sources> {
  const read = (part: string): Promise<string> => readFile(join(folder, `${stem}.${part}.liquid`), 'utf8');
  const [subject, html, text] = await Promise.all([read('subject'), read('html'), read('txt')]);
  const separator = stem.indexOf('.');
  const [name, locale] = [stem.slice(0, separator), stem.slice(separator + 1)];
  return { name, locale, channel: 'EMAIL', subject: subject.trim(), html, text };
}
