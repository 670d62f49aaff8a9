/** `dunlin.dca_handoff.v1.PlacementSent` is published on `{prefix}dca-handoff.events.v1`. */
export function topicOf(prefix: string, type: string): string {
  const { service, major } = partsOf(type);
  return `${prefix}${service}.events.v${major}`;
}

/** The service that owns an event type: `dca-handoff` for `dunlin.dca_handoff.v1.PlacementSent`. */
export function serviceOf(type: string): string {
  return partsOf(type).service;
}

/** The consumer group of a service. It carries the prefix, as releases that share a broker must not share groups. */
export function groupOf(prefix: string, service: string): string {
  return `${prefix}${service}`;
}

/** Stands in the place of a consumer group for keys whose events the broker does not take. */
export const refusedGroup = 'outbox';

const parts = new Map<string, { service: string; major: string }>();

function partsOf(type: string): { service: string; major: string } {
  let found = parts.get(type);
  if (!found) {
    const match = /^dunlin\.([a-z][a-z0-9_]*)\.v([1-9][0-9]*)\.[A-Z][A-Za-z0-9]*$/.exec(type);
    if (!match) throw new Error(`${type} is no event type: dunlin.<service>.v<major>.<Fact> is.`);
    found = { service: match[1]!.replaceAll('_', '-'), major: match[2]! };
    parts.set(type, found);
  }
  return found;
}
