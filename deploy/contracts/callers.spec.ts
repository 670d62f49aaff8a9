import 'reflect-metadata';
import fs from 'node:fs';
import { serviceNames } from '#libs/contracts';
import { allowedCalls, baselineFile, madeCalls, refusedByLastRelease } from './callers.js';

const baseline = JSON.parse(fs.readFileSync(baselineFile, 'utf8')) as { services: string[]; calls: string[] };

it('a service calls only what the manifest of the called service lets it call', async () => {
  const allowed = new Set(await allowedCalls());
  expect(madeCalls().length).toBeGreaterThan(10);
  expect(madeCalls().filter((call) => !allowed.has(call))).toEqual([]);
});

it('a call between two services is allowed one release before it is made', () => {
  expect(refusedByLastRelease(madeCalls(), baseline)).toEqual([]);
  expect(baseline.services.filter((name) => !serviceNames.includes(name as never))).toEqual([]);
});

it('a call that the last release would refuse is named, but for services that are new', () => {
  const made = [
    'workflow -> invoice/FailImport',
    'workflow -> invoice/New',
    'workflow -> letters/Send',
    'letters -> invoice/New',
  ];
  const last = { services: ['workflow', 'invoice'], calls: ['workflow -> invoice/FailImport'] };
  expect(refusedByLastRelease(made, last)).toEqual(['workflow -> invoice/New']);
});
