import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import protobuf from 'protobufjs';
import { protosFolder } from '#libs/contracts';
import { snakeName } from '#libs/ids';

/** The messages of an rpc, with their comments. */
export interface ReflectedRpc {
  readonly request: protobuf.Type;
  readonly response: protobuf.Type;
  readonly mutates: boolean;
}

let root: protobuf.Root | undefined;

/** @param service its name, or null for the operations that every service has */
export function reflectRpc(service: string | null, rpc: string): ReflectedRpc {
  root ??= load();
  const space = root.lookup(`dunlin.${snakeName(service ?? 'common')}.v1`);
  if (!(space instanceof protobuf.Namespace)) throw new Error(`There are no protos of ${service}.`);
  for (const owner of space.nestedArray) {
    const method = owner instanceof protobuf.Service ? owner.methods[rpc] : undefined;
    if (!method) continue;
    method.resolve();
    const mutates = method.getOption('idempotency_level') !== 'NO_SIDE_EFFECTS';
    return { request: method.resolvedRequestType!, response: method.resolvedResponseType!, mutates };
  }
  throw new Error(`${service ?? 'No service'} has no rpc ${rpc}.`);
}

/** Short name of a message, with that of its package where two packages have a message of one name. */
export function shortNameOf({ fullName }: protobuf.Type): string {
  const [, owner = '', version = '', ...names] = fullName.slice(1).split('.');
  const packages = (root!.lookup('dunlin') as protobuf.Namespace).nestedArray;
  const isShared = packages.filter((one) => childOf(one, [version, ...names]) !== null).length > 1;
  const prefix = owner.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...(isShared ? prefix : []), ...names].join('');
}

function childOf(parent: protobuf.ReflectionObject, path: readonly string[]): protobuf.ReflectionObject | null {
  return path.reduce<protobuf.ReflectionObject | null>(
    (at, name) => (at instanceof protobuf.Namespace ? at.get(name) : null),
    parent,
  );
}

/** The comment of a message, field or enum as one line. */
export function commentOf({ comment }: Pick<protobuf.ReflectionObject, 'comment'>): string {
  return (comment ?? '').replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** `STATE_` for the values of an enum, whose names the HTTP API shows without it. */
export function prefixOf(type: protobuf.Enum): string {
  const [unset = ''] = Object.keys(type.values);
  return unset.endsWith('UNSPECIFIED') ? unset.slice(0, -'UNSPECIFIED'.length) : '';
}

/** Names of the values that may be given, without the one for not set. */
export function choicesOf(type: protobuf.Enum): string[] {
  const prefix = prefixOf(type);
  return Object.keys(type.values)
    .map((name) => name.slice(prefix.length))
    .filter((name) => name !== 'UNSPECIFIED');
}

/** The one that proto3 makes for a field that may be absent. */
export function isOptional(field: protobuf.Field): boolean {
  return field.partOf?.name.startsWith('_') ?? false;
}

/** One of several fields of which exactly one is there. */
export function isAlternative(field: protobuf.Field): boolean {
  return field.partOf !== null && !isOptional(field);
}

function load(): protobuf.Root {
  const made = new protobuf.Root();
  const { resolve } = createRequire(import.meta.url);
  made.resolvePath = (_origin, target) => {
    if (target.startsWith('google/protobuf/')) return resolve(`protobufjs/${target}`);
    return isAbsolute(target) ? target : join(protosFolder, target);
  };
  const files = readdirSync(join(protosFolder, 'dunlin'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('_service.proto')).sort()) {
    made.loadSync(join('dunlin', file), { alternateCommentMode: true, keepCase: false });
  }
  made.resolveAll();
  return made;
}
