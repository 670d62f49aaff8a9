import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { describeConformance } from './describe-conformance.js';
import { World } from './harness/world.js';
import { survivesTheLossOf } from './rules/outage.js';
import { samplesOf } from './samples/index.js';

const folder = path.join(repositoryRoot, 'services');

/** Every service of the release, whatever its name. */
const services = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'service.ts')));

const withinMs = 600_000;

describe('conformance', () => {
  let world: World;

  beforeAll(async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'dunlin-conformance-'));
    world = await World.start({
      dir,
      servers: ['postgres', 'kafka', 'temporal', 'redis', 'mail', 'sandbox'],
      services,
    });
  }, withinMs);

  afterAll(() => world?.stop(), withinMs);

  const subjects = services.map((service) =>
    describeConformance(service, { root: repositoryRoot, samples: samplesOf(service), world: () => world }),
  );

  describe('all services together', () => {
    for (const server of ['kafka', 'postgres'] as const) {
      it(
        `survive the loss of ${server} while calls and events run`,
        () =>
          survivesTheLossOf(
            server,
            subjects.map((subject) => subject()),
          ),
        withinMs,
      );
    }
  });
});
