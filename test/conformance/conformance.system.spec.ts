import { mkdtempSync, readdirSync, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../deploy/local/stack/paths.js';
import { describeConformance } from './describe-conformance.js';
import { World } from './harness/world.js';
import { samplesOf } from './samples/index.js';

/** Every service of the release, whatever its name. */
const services = readdirSync(path.join(repositoryRoot, 'services')).filter((name) =>
  existsSync(path.join(repositoryRoot, 'services', name, 'service.ts')),
);

const startsWithinMs = 180_000;

describe('conformance', () => {
  let world: World;

  beforeAll(async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'dunlin-conformance-'));
    world = await World.start({ dir, servers: ['postgres', 'kafka', 'temporal', 'redis', 'mail'], services });
  }, startsWithinMs);

  afterAll(() => world?.stop(), startsWithinMs);

  for (const service of services) {
    describeConformance(service, { root: repositoryRoot, samples: samplesOf(service), world: () => world });
  }
});
