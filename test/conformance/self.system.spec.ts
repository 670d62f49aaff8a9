import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId } from '#libs/ids';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { describeService } from './harness/manifest.js';
import { SourceCopy } from './harness/source-copy.js';
import { programOf, World } from './harness/world.js';
import { factsCommittedWithTheirChange } from './rules/crashes.js';
import { duplicatesAbsorbed } from './rules/deliveries.js';
import { rules } from './rules/index.js';
import { poisonParkedWithItsKey } from './rules/parking.js';
import { type Rule, Subject } from './rules/rule.js';
import { facts } from './samples/facts/index.js';
import { operationsSamples } from './samples/operations.js';
import { fact, type ServiceSamples } from './samples/sample.js';

const created = 'dunlin.customer.v1.CustomerCreated';

const poison: ServiceSamples['poison'] = [
  async () => {
    const customer = {
      customerId: 'no-id',
      reference: 'poison',
      kind: 'KIND_PERSON',
      class: 'default',
      zone: 'UTC',
      locale: 'en',
    } as const;
    return fact(created, { key: newId(), subject: 'no-id' }, { customer });
  },
];

const samples: ServiceSamples = {
  requests: {
    'dunlin.specimen.v1.SpecimenService/KeepThing': async (world) => ({
      customerId: newId(),
      label: world.unique('thing'),
    }),
    ...operationsSamples('specimen', { poison }),
  },
  events: { [created]: facts[created]! },
  poison,
  stale: {},
};

/** A promise of the platform that is broken, and the rule that must notice. */
interface Defect {
  readonly name: string;
  readonly file: string;
  readonly passage: string;
  readonly replacement: string;
  readonly rule: Rule;
  readonly says: RegExp;
}

const defects: readonly Defect[] = [
  {
    name: 'events that are written after the commit, in a transaction of their own',
    file: 'libs/platform/runner/postgres-runner.ts',
    passage: "const writing = [writeOutbox(tx, emitted), tx.writeLast(), client.query('COMMIT')] as const;",
    replacement: `await tx.writeLast();
        await client.query('COMMIT');
        await client.query('BEGIN');
        const writing = [writeOutbox(tx, emitted), undefined, client.query('COMMIT')] as const;`,
    rule: factsCommittedWithTheirChange,
    says: /KeepThing: published \[\] instead of \[dunlin\.specimen\.v1\.ThingKept\]/,
  },
  {
    name: 'an inbox that lets everything through',
    file: 'libs/platform/messaging/consume/stuck-events.store.ts',
    passage: 'if (allFresh) return',
    replacement: 'if (allFresh || received.length > 0) return',
    rule: duplicatesAbsorbed,
    says: /CustomerCreated: two duplicates led to 2 more events/,
  },
  {
    name: 'poison that is logged and skipped',
    file: 'libs/platform/messaging/consume/dispatcher.ts',
    passage: `return await this.untilRecorded(control, 'a parked event', () =>
            this.park(run.received[0]!, error, trial.failures),
          );`,
    replacement: `return this.parts.logger.error({ error: String(error) }, 'An event failed.');`,
    rule: poisonParkedWithItsKey,
    says: /0 of the 4 events of the key are parked/,
  },
];

const withinMs = 600_000;

describe('the conformance suite itself', () => {
  let folder: string;
  let copy: SourceCopy;
  let world: World;
  let subject: Subject;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'dunlin-specimen-'));
    copy = new SourceCopy(repositoryRoot, path.join(folder, 'source'));
    copy.create(path.join(repositoryRoot, 'test/conformance/specimen'));
    await copy.generate();
    await copy.compile();
    world = await World.start({
      dir: path.join(folder, 'stack'),
      servers: ['postgres', 'kafka'],
      services: ['specimen'],
      root: copy.root,
    });
    await world.addReplica('specimen', ['server', 'relay', 'worker']);
    subject = new Subject(world, describeService(programOf(copy.root), 'specimen'), samples);
  }, withinMs);

  afterAll(async () => {
    await world?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, withinMs);

  describe('finds a new service of one manifest, one proto and one use case to obey', () => {
    for (const rule of rules) it(rule.name, () => rule.check(subject), withinMs);
  });

  describe('is turned red by', () => {
    for (const { name, file, passage, replacement, rule, says } of defects) {
      it(
        name,
        async () => {
          const mend = copy.patch(file, passage, replacement);
          try {
            await copy.compile();
            await Promise.all(world.replicas('specimen').map((replica) => replica.restart()));
            await expect(rule.check(subject)).rejects.toThrow(says);
          } finally {
            mend();
          }
        },
        withinMs,
      );
    }
  });
});
