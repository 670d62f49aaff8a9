import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../../libs/stack/paths.js';

/** The smallest tree that has a service of two nouns, another service, and a lib. */
const sound: Record<string, string> = {
  'services/payment/service.ts': `export const service = { nouns: ['payments', 'files'] };`,
  'services/payment/payment.module.ts': `export const module = 1;`,
  'services/payment/payments/domain/payment.ts': `export const payment = 1;`,
  'services/payment/payments/adapters/payment.store.ts': `export const store = 1;`,
  'services/payment/files/domain/file.ts': `export { payment } from '../../payments/domain/payment.js';`,
  'services/payment/files/use-cases/take-file.ts': `export { payment } from '../domain/file.js';`,
  'services/payment/files/adapters/file.store.ts': `export const store = 1;`,
  'services/invoice/service.ts': `export const service = { nouns: ['ledger'] };`,
  'services/invoice/ledger/domain/entry.ts': `export const entry = 1;`,
  'libs/platform/index.ts': `export const platform = 1;`,
  'deploy/local/main.ts': `export const main = 1;`,
};

describe('a wrong import', () => {
  let root: string;

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-imports-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      fs.copyFileSync(path.join(repositoryRoot, file), path.join(root, file));
    fs.symlinkSync(path.join(repositoryRoot, 'node_modules'), path.join(root, 'node_modules'));
    for (const [file, text] of Object.entries(sound)) write(file, text);
  });
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), `${text}\n`);
  }

  /** Exit code and output of the import rules, as `npm run check` runs them. */
  function check(): Promise<{ code: number; output: string }> {
    const depcruise = path.join(root, 'node_modules/.bin/depcruise');
    const args = ['--output-type', 'err-long', 'services', 'libs', 'deploy'];
    return new Promise((resolve) => {
      execFile(depcruise, args, { cwd: root }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
    });
  }

  it('is in no sound tree', async () => {
    const { code, output } = await check();
    expect(output).toContain('no dependency violations found');
    expect(code).toBe(0);
  });

  it.each([
    ['nouns-never-look-up', 'services/payment/payments/domain/wrong.ts', '../../files/domain/file.js'],
    [
      'adapters-belong-to-their-noun',
      'services/payment/files/adapters/wrong.ts',
      '../../payments/adapters/payment.store.js',
    ],
    ['nouns-do-not-know-their-service', 'services/payment/files/adapters/wrong.ts', '../../payment.module.js'],
    ['domain-is-pure', 'services/payment/payments/domain/wrong.ts', '../adapters/payment.store.js'],
    ['use-cases-know-domain-ports-and-types', 'services/payment/files/use-cases/wrong.ts', '../adapters/file.store.js'],
    [
      'services-never-import-each-other',
      'services/payment/files/adapters/wrong.ts',
      '../../../invoice/ledger/domain/entry.js',
    ],
    ['platform-knows-no-service', 'libs/platform/wrong.ts', '../../services/invoice/service.js'],
    ['libs-never-import-deploy', 'libs/platform/wrong.ts', '../../deploy/local/main.js'],
  ])('turns the check red and is named by %s', async (rule, file, target) => {
    write(file, `export * from '${target}';`);
    try {
      const { code, output } = await check();
      expect(code).not.toBe(0);
      expect(output).toContain(`error ${rule}: ${file}`);
    } finally {
      fs.rmSync(path.join(root, file));
    }
  });
});
