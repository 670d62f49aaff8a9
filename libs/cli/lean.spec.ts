import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { contractsRoot } from '#libs/contracts';

/** Tells on standard error which modules a program loads. */
const tellOfModules = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      process.stderr.write(found.url + '\\n');
      return found;
    },
  });
`)}`;

function packagesLoadedBy(...args: string[]): string[] {
  const main = join(contractsRoot, 'dist/libs/cli/main.js');
  const { stderr, status } = spawnSync(process.execPath, ['--import', tellOfModules, main, ...args], {
    encoding: 'utf8',
    // Without the test's own node settings, as a user has none.
    env: { PATH: process.env['PATH'] },
  });
  expect(status).toBe(0);
  const found = stderr.matchAll(/\/node_modules\/((@[^/]+\/)?[^/\n]+)\//g);
  return [...new Set([...found].map(([, name]) => name!))];
}

describe('the process of a command', () => {
  it('loads what calls services, and nothing that services are made of', () => {
    const loaded = packagesLoadedBy('case', 'list', '--help');
    expect(loaded).toEqual(expect.arrayContaining(['commander', '@grpc/grpc-js']));
    const heavy = /^(@nestjs|@temporalio|typeorm|pg|kafkajs|redis|pino|prom-client|csv-|libphonenumber)/;
    expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
  });
});
