import { type Dunlin, importFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { imported, Traffic } from '../../load/traffic.js';
import { releases } from '../../migrations/releases.js';
import { mapping, portfolio } from '../../replay/exactness.js';
import type { Trial } from '../trial.js';
import { disturb } from './disturb.js';
import { served } from './served.js';

const namespace = 'receivables';
const paymentsPerSecond = 8;

/** Jobs as hooks, the release before, and everything that may happen to pods while payments and imports continue. */
export async function hooks(trial: Trial): Promise<void> {
  const release = await trial.release(namespace);
  // Before 0.2.0 no release is recorded: the upgrade is tried from this commit to one with a migration more.
  const before = releases().length > 0 ? 'previous' : 'current';
  if (before === 'current') trial.record('upgrade from the last release', 'skipped: no release is recorded', []);
  await trial.step('helm install --wait of the release before, Jobs as hooks', () =>
    release.deploy(trial.chart(before), trial.site.values(namespace, before)),
  );
  const dunlin = release.connect();
  try {
    await trial.step('import of the sample portfolio', () => importSample(trial, dunlin));
    const traffic = new Traffic(dunlin, 'cluster', paymentsPerSecond);
    await traffic.start();
    await trial.step('helm upgrade with a migration, under traffic', () =>
      release.deploy(trial.chart('current'), trial.site.values(namespace, 'next')),
    );
    trial.record(`${namespace}: disturbances`, await disturb(trial, release));
    await trial.step('helm rollback, under traffic', () => release.rollback(1));
    const services = await release.services();
    const report = await trial.step('all facts are there, once', () => traffic.stop(services));
    trial.record(`${namespace}: traffic`, report, [...report.failed, ...report.differences]);
  } finally {
    dunlin.close();
  }
  await served(trial, release);
  await trial.test(release);
  await trial.takeAway(release);
}

async function importSample(trial: Trial, dunlin: Dunlin): Promise<void> {
  const file = {
    name: 'ibm-ar.csv',
    content: sourceOf(portfolio),
    mapping,
    requestId: 'cluster/sample',
  };
  const { importId } = await importFile(dunlin, file);
  await imported(dunlin, importId);
  const { invoiceCount, customerCount } = await dunlin.invoice.getInvoiceSummary({}, dunlin.caller);
  const found = `${invoiceCount} invoices of ${customerCount} customers`;
  const problems = found === '2466 invoices of 100 customers' ? [] : ['the file has 2466 of 100'];
  trial.record(`${namespace}: sample`, found, problems);
}
