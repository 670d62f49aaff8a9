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

/** Far above what any takes, so that it ends with its own words and not with the clock's. */
const ruleWithinMs = 180_000;

/** Declares one test for each rule that says something about the service; what it offers is known from itself alone. */
export function describeConformance(service: string, { root, samples, world }: ConformanceOptions): void {
  const description = describeService(programOf(root), service);
  describe(`the ${service} service`, () => {
    let subject: Subject;

    beforeAll(async () => {
      subject = new Subject(world(), description, samples);
      await world().addReplica(service, ['server', 'relay', 'worker']);
    }, ruleWithinMs);

    afterAll(async () => {
      await world().replicas(service)[1]?.stop();
    }, ruleWithinMs);

    for (const rule of rules.filter(({ appliesTo }) => appliesTo(description))) {
      it(rule.name, () => rule.check(subject), ruleWithinMs);
    }
  });
}
