import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { EventPayloads } from '#libs/contracts';
import { decodeEvent } from '#libs/platform';
import { serviceNames, type Stack } from '#libs/stack';
import type { SpanCollector } from '#libs/testing';
import type { Broker } from '../conformance/harness/broker.js';

/** A text that left the services, and where it was found. */
export interface Said {
  readonly place: string;
  readonly text: string;
}

/** Every line that a service wrote. */
export function logLines(stack: Stack): Said[] {
  return serviceNames.flatMap((name) =>
    readFileSync(join(stack.dir, 'logs', `${name}.log`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((text) => ({ place: `log of ${name}`, text })),
  );
}

export async function metrics(stack: Stack): Promise<Said[]> {
  const pages = serviceNames.map(async (name) => {
    const response = await fetch(`${stack.service(name).httpUrl}/metrics`);
    return { place: `metrics of ${name}`, text: await response.text() };
  });
  return Promise.all(pages);
}

/** Every text of every event in the history of every workflow, payloads and failures included. */
export async function histories(stack: Stack): Promise<Said[]> {
  const connection = await Connection.connect({ address: stack.server('temporal').address });
  try {
    const { workflow } = new Client({ connection, namespace: stack.state.temporalNamespace });
    const said: Said[] = [];
    for await (const { workflowId, runId, type } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      for (const text of textsOf(history)) said.push({ place: `history of ${type}`, text });
    }
    return said;
  } finally {
    await connection.close();
  }
}

/** Headers and every field of every event that a service published; the place names the field. */
export function events(broker: Broker): Said[] {
  return broker
    .find(() => true)
    .flatMap(({ type, headers, value }) => {
      const payload = decodeEvent(type as keyof EventPayloads, value);
      return [
        ...Object.entries(headers).map(([name, text]) => ({ place: `header ${name} of ${type}`, text })),
        ...fieldsOf(payload).map(([path, text]) => ({ place: `${type} ${path}`, text })),
        // What no field of the contracts shows would be here.
        ...(fieldsOf(payload).length === 0 ? [{ place: `bytes of ${type}`, text: value.toString('latin1') }] : []),
      ];
    });
}

export function spans(collector: SpanCollector): Said[] {
  return collector.received.map((request) => ({ place: 'spans', text: request.toString('latin1') }));
}

function fieldsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((part) => fieldsOf(part, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => fieldsOf(part, path === '' ? name : `${path}.${name}`));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
