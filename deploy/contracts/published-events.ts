import fs from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';
import { type EventPayloads, eventTypes, protosFolder } from '#libs/contracts';
import { serviceOf, topicOf } from '#libs/platform/messaging';

/** One published event: its message with the comments of the protos, and where it is found. */
export interface PublishedEvent {
  readonly type: keyof EventPayloads;
  /** Kebab-case name of the service that publishes it. */
  readonly service: string;
  /** Without the prefix of a release. */
  readonly topic: string;
  readonly message: protobuf.Type;
}

/** Every event of the registry, by service and in the order of its protos. */
export function publishedEvents(): PublishedEvent[] {
  const root = new protobuf.Root();
  root.resolvePath = (_origin, target) => (path.isAbsolute(target) ? target : path.join(protosFolder, target));
  const files = fs.readdirSync(protosFolder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('events.proto')).sort()) {
    root.loadSync(file, { alternateCommentMode: true, keepCase: true });
  }
  root.resolveAll();
  return eventTypes.map((type) => ({
    type,
    service: serviceOf(type),
    topic: topicOf('', type),
    message: root.lookupType(type),
  }));
}

/** The comment of a message, field or enum as one line. */
export function commentOf({ comment }: protobuf.ReflectionObject): string {
  return (comment ?? '').replaceAll(/\s*\n\s*/g, ' ').trim();
}
