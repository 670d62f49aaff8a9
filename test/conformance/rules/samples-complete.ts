import { Deviations } from '../harness/deviations.js';
import { nameOf } from '../harness/manifest.js';
import { approvalOperations, ownsApprovals } from '../samples/approvals.js';
import { parkingOperations } from '../samples/operations.js';
import { always, type Rule } from './rule.js';

export const samplesComplete: Rule = {
  name: 'has a sample for each mutating rpc and each consumed event, and poison where it consumes',
  appliesTo: always,
  async check({ description, mutations, samples }) {
    const deviations = new Deviations();
    const place = `test/conformance/samples/${description.name}.ts`;
    const consumesNothing = description.consumes.length === 0;
    const without = [
      ...(consumesNothing ? parkingOperations : []),
      ...(ownsApprovals(description.name) ? [] : approvalOperations),
    ];
    const requests = mutations.map(nameOf).filter((rpc) => !without.includes(rpc));
    const wanted = { requests, events: description.consumes };
    for (const kind of ['requests', 'events'] as const) {
      const given = Object.keys(samples[kind]);
      for (const name of wanted[kind]) deviations.expect(given.includes(name), place, `has no sample of ${name}`);
      for (const name of given)
        deviations.expect(wanted[kind].includes(name), place, `has a sample of ${name}, which is not there`);
    }
    deviations.expect(consumesNothing || samples.poison.length > 0, place, 'has no poison for the events it consumes');
    deviations.demandNone();
  },
};
