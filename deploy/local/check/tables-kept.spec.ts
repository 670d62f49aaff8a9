import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { EntitySchema, getMetadataArgsStorage } from 'typeorm';
import { serviceNames } from '#libs/contracts';
import { approvalStatements } from '../../../libs/platform/approvals/approvals.sql.js';
import { inboxTables } from '../../../libs/platform/messaging/inbox/inbox.sql.js';
import { outboxTables } from '../../../libs/platform/messaging/publish/outbox.sql.js';
import { requestTables } from '../../../libs/platform/runner/requests.sql.js';
import { repositoryRoot } from '../../../libs/stack/paths.js';

/** Schemas, and classes where rows are read as such. */
type Tables = readonly (EntitySchema | (new () => object))[];

const page = fs.readFileSync(path.join(repositoryRoot, 'docs/operate/growth.md'), 'utf8');

/** The tables that the page names in rows of a service, and how long each is kept. */
function keptBy(service: string): Map<string, string> {
  const rows = page.split('\n').filter((line) => line.startsWith(`| ${service} |`));
  return new Map(
    rows.flatMap((row) => {
      const [, , tables, , , kept = ''] = row.split('|');
      return [...tables!.matchAll(/`(\w+)`/g)].map(([, table]): [string, string] => [table!, kept.trim()]);
    }),
  );
}

function nameOf(table: Tables[number]): string {
  if (table instanceof EntitySchema) return table.options.name;
  return getMetadataArgsStorage().tables.find(({ target }) => target === table)!.name!;
}

it.each(serviceNames)('says how long each table of %s is kept, and names no other', async (name) => {
  const file = path.join(repositoryRoot, 'services', name, 'service.ts');
  const { service } = (await import(file)) as { service: { tables: Tables } };
  const tables = service.tables.map(nameOf).sort();
  const kept = keptBy(name);
  expect([...kept.keys()].sort()).toEqual(tables);
  expect([...kept.values()].filter((text) => text === '')).toEqual([]);
});

it('says how long each table is kept that every service has', () => {
  const statements = [...requestTables, ...outboxTables, ...inboxTables, ...approvalStatements].join('\n');
  const created = [...statements.matchAll(/CREATE TABLE (\w+) \(/g)].map(([, table]) => table!);
  expect([...keptBy('each').keys()].sort()).toEqual([...created, 'clock'].sort());
});
