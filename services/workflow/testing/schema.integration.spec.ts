import 'reflect-metadata';
import { join } from 'node:path';
import { schemaDrift } from '#libs/platform';
import { createServiceDatabase } from '#libs/testing';
import { service } from '../service.js';

test('the tables are what the entities say', async () => {
  const db = await createServiceDatabase({
    service: 'workflow',
    migrations: join(import.meta.dirname, '../migrations'),
  });
  expect(await schemaDrift(db.ownerUrl, service.tables as never)).toEqual([]);
  await db.close();
});
