import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { ContactChannel } from '#libs/fence';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Template } from '../domain/template.js';
import { type TemplateKey, TemplateStore } from '../use-cases/ports.js';

/** Versions never change, so each is read once; which one is the newest is read each time. */
const maxCached = 200;

@Injectable()
export class PostgresTemplateStore extends TemplateStore {
  private readonly cached = new Map<string, Template>();

  constructor(private readonly database: Database) {
    super();
  }

  override findNewest(name: string, channel: ContactChannel): Promise<{ locale: string; version: number }[]> {
    return this.database.query(
      'SELECT locale, max(version) AS version FROM templates WHERE name = $1 AND channel = $2 GROUP BY locale',
      [name, channel],
    );
  }

  override async findNames(names: readonly string[], channel: ContactChannel): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>(
      'SELECT DISTINCT name FROM templates WHERE name = ANY ($1) AND channel = $2',
      [names, channel],
    );
    return rows.map(({ name }) => name);
  }

  override async find(key: Pick<Template, 'name' | 'channel' | 'locale' | 'version'>): Promise<Template> {
    const text = `${key.name} ${key.channel} ${key.locale} ${key.version}`;
    const known = this.cached.get(text);
    if (known) return known;
    const [template] = await this.database.query<Template>(
      `SELECT name, channel, locale, version, subject, html, text FROM templates
       WHERE name = $1 AND channel = $2 AND locale = $3 AND version = $4`,
      [key.name, key.channel, key.locale, key.version],
    );
    invariant(template, 'A template version that was stored does not exist any more.');
    if (this.cached.size >= maxCached) this.cached.clear();
    this.cached.set(text, template);
    return template;
  }

  override async insert(
    tx: Tx,
    { name, channel, locale, subject, html, text }: Omit<Template, 'version'>,
  ): Promise<Template> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`template/${name}/${channel}/${locale}`]);
    const [template] = await tx.query<Template>(
      `INSERT INTO templates (name, channel, locale, version, subject, html, text, actor, created_at)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8
       FROM templates WHERE name = $1 AND channel = $2 AND locale = $3
       RETURNING name, channel, locale, version, subject, html, text`,
      [name, channel, locale, subject, html, text, tx.actor, tx.now],
    );
    return template!;
  }

  override list({ limit, after }: PageRequest<TemplateKey>): Promise<Template[]> {
    return this.database.query<Template>(
      `SELECT DISTINCT ON (name, locale, channel) name, channel, locale, version, subject, html, text FROM templates
       WHERE $2::text IS NULL OR (name, locale, channel) > ($2, $3, $4)
       ORDER BY name, locale, channel, version DESC LIMIT $1`,
      [limit, ...(after ?? [null, null, null])],
    );
  }
}
