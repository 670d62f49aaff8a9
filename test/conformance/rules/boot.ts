import { Deviations } from '../harness/deviations.js';
import { healthOf, httpStatus, reflectedServices } from '../harness/probe.js';
import { always, type Rule } from './rule.js';

export const boots: Rule = {
  name: 'boots: live, ready, serving by grpc.health.v1, and reflection lists its services',
  appliesTo: always,
  async check({ world, name, description }) {
    const deviations = new Deviations();
    const services = [...new Set(description.rpcs.map(({ service }) => service))];
    for (const replica of world.replicas(name)) {
      for (const path of ['livez', 'readyz', 'metrics']) {
        const status = await httpStatus(`${replica.httpUrl}/${path}`);
        deviations.expect(status === 200, replica.name, `/${path} returns ${status}`);
      }
      for (const service of ['', ...services]) {
        const health = await healthOf(replica.grpcAddress, service);
        deviations.expect(health === 'SERVING', replica.name, `health of "${service}" is ${health}`);
      }
      const reflected = await reflectedServices(replica.grpcAddress);
      for (const service of services)
        deviations.expect(reflected.includes(service), replica.name, `reflection does not list ${service}`);
    }
    deviations.demandNone();
  },
};
