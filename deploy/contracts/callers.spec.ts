import 'reflect-metadata';
import fs from 'node:fs';
import { serviceNames } from '#libs/contracts';
import { rpcRoutes } from '../../services/console/api/domain/routes/index.js';
import { allowedCalls, baselineFile, madeCalls, refusedByLastRelease, waitingCalls } from './callers.js';

const baseline = JSON.parse(fs.readFileSync(baselineFile, 'utf8')) as { services: string[]; calls: string[] };

it('a service calls only what the manifest of the called service lets it call', async () => {
  const allowed = new Set(await allowedCalls());
  expect(madeCalls().length).toBeGreaterThan(10);
  expect(madeCalls().filter((call) => !allowed.has(call))).toEqual([]);
});

it('console may call the rpcs of its routes and those it calls itself, and no other', async () => {
  const allowed = (await allowedCalls()).filter((call) => call.startsWith('console -> '));
  const made = rpcRoutes.flatMap(({ service, rpc }) =>
    (service === null ? serviceNames : [service]).map((name) => `console -> ${name}/${rpc}`),
  );
  const besides = madeCalls().filter((call) => call.startsWith('console -> '));
  expect(allowed).toEqual([...new Set([...made, ...besides])].sort());
});

it('a call between two services is allowed one release before it is made', () => {
  expect(refusedByLastRelease(madeCalls(), baseline, waitingCalls)).toEqual([]);
  expect(baseline.services.filter((name) => !serviceNames.includes(name as never))).toEqual([]);
});

it('a call that may wait is one that the last release would refuse', () => {
  expect(refusedByLastRelease(waitingCalls, baseline)).toEqual(waitingCalls);
  expect(waitingCalls.filter((call) => !madeCalls().includes(call))).toEqual([]);
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
