import { describeService } from './harness/manifest.js';
import { programOf, type World } from './harness/world.js';
import { rules } from './rules/index.js';
import { Subject } from './rules/rule.js';
import type { ServiceSamples } from './samples/sample.js';

export interface ConformanceOptions {
  /** The compiled tree that is tested. */
  readonly root: string;
  readonly samples: ServiceSamples;
  /** The running stack, asked for when the tests run. */
  readonly world: () => World;
}

/** Far above what any rule takes, so that a test ends with its own words and not with the clock's. */
const ruleWithinMs = 600_000;

/**
 * Declares one test for each rule that says something about the service; what it offers is known from itself alone.
 * @returns the service under test, to be asked for when the tests run
 */
export function describeConformance(service: string, { root, samples, world }: ConformanceOptions): () => Subject {
  const description = describeService(programOf(root), service);
  let subject: Subject | undefined;
  const current = (): Subject => (subject ??= new Subject(world(), description, samples));

  describe(`the ${service} service`, () => {
    beforeAll(() => world().addReplica(service, ['server', 'relay', 'worker']), ruleWithinMs);

    afterAll(async () => {
      await samples.afterwards?.(world());
      await world().removeReplica(service);
    }, ruleWithinMs);

    for (const rule of rules.filter(({ appliesTo }) => appliesTo(description))) {
      it(rule.name, () => rule.check(current()), ruleWithinMs);
    }
  });
  return current;
}
