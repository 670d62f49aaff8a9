import { platformTables, schemaDrift } from '#libs/platform';
import { service } from '../service.js';
import { useConsole } from './console-service.js';

const console = useConsole();

describe('the tables of console', () => {
  it('are what the migrations make', async () => {
    expect(await schemaDrift(console.db.ownerUrl, [...platformTables, ...service.tables])).toEqual([]);
  });
});
