import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createFileRegistry,
  fromBinary,
  fromJson,
  type JsonValue,
  type Registry,
  toBinary,
  toJson,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import protobuf from 'protobufjs';
import {
  descriptorsFile,
  type EventInits,
  type EventPayloads,
  eventTypes,
  messageShape,
  protosFolder,
} from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { errors } from '../../errors.js';
import { checkOf } from './payload-check.js';

/**
 * Turns payloads into bytes and back. A codec knows a list of types, by default all that these contracts register.
 * Decoded payloads look as rpc messages do: camelCase, int64 and enums as strings, absent messages null.
 */
export class EventCodec {
  private readonly types: ReadonlySet<string>;
  private readonly reflected = new Map<string, protobuf.Type>();

  constructor(types: readonly string[] = eventTypes) {
    this.types = new Set(types);
  }

  knows(type: string): type is keyof EventPayloads {
    return this.types.has(type);
  }

  /** @throws EVENT_INVALID that names the field, for an unknown field or enum name or a wrong type. */
  encode<Type extends keyof EventInits>(type: Type, payload: EventInits[Type]): Buffer {
    const reflected = this.typeOf(type);
    const fault = checkOf(reflected)(payload, '');
    if (fault) throw invalid(type, fault);
    const bytes = reflected.encode(reflected.fromObject(payload as object)).finish();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @throws EVENT_INVALID when the bytes are no such message, or one without a cause. */
  decode<Type extends keyof EventPayloads>(type: Type, bytes: Uint8Array): EventPayloads[Type] {
    const reflected = this.typeOf(type);
    let payload: EventPayloads[Type];
    try {
      payload = reflected.toObject(reflected.decode(bytes), messageShape) as EventPayloads[Type];
    } catch (error) {
      throw invalid(type, `the bytes cannot be read: ${(error as Error).message}`);
    }
    // Every event carries its cause; proto3 reads almost anything, even nothing, as a message full of defaults.
    if (!payload.cause?.actor) throw invalid(type, 'cause.actor is missing');
    return payload;
  }

  /** Canonical ProtoJSON of the same message, as UTF-8 text. */
  toJson(type: string, bytes: Uint8Array): Buffer {
    const schema = schemaOf(type);
    return Buffer.from(JSON.stringify(toJson(schema, fromBinary(schema, bytes))));
  }

  /** @throws EVENT_INVALID when the text is no ProtoJSON of the type. */
  fromJson(type: string, text: Uint8Array): Buffer {
    const schema = schemaOf(type);
    try {
      const json = JSON.parse(Buffer.from(text).toString('utf8')) as JsonValue;
      return Buffer.from(toBinary(schema, fromJson(schema, json, { ignoreUnknownFields: true })));
    } catch (error) {
      throw invalid(type, `the JSON cannot be read: ${(error as Error).message}`);
    }
  }

  private typeOf(type: string): protobuf.Type {
    let reflected = this.reflected.get(type);
    if (!reflected) {
      if (!this.knows(type)) throw invalid(type, 'it is in no events.proto of these contracts');
      reflected = reflection().lookupType(type).setup();
      this.reflected.set(type, reflected);
    }
    return reflected;
  }
}

/** The codec of all registered types. */
export const eventCodec = new EventCodec();

/** @throws EVENT_INVALID, see EventCodec. */
export function encodeEvent<Type extends keyof EventInits>(type: Type, payload: EventInits[Type]): Buffer {
  return eventCodec.encode(type, payload);
}

/** @throws EVENT_INVALID, see EventCodec. */
export function decodeEvent<Type extends keyof EventPayloads>(type: Type, bytes: Uint8Array): EventPayloads[Type] {
  return eventCodec.decode(type, bytes);
}

let root: protobuf.Root | undefined;
let registry: Registry | undefined;

function reflection(): protobuf.Root {
  if (!root) {
    root = new protobuf.Root();
    root.resolvePath = (_origin, path) => (path.startsWith(protosFolder) ? path : join(protosFolder, path));
    const files = readdirSync(join(protosFolder, 'dunlin'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('events.proto'))
      .sort()
      .map((name) => join('dunlin', name));
    root.loadSync(files, { keepCase: false }).resolveAll();
  }
  return root;
}

function schemaOf(type: string) {
  registry ??= createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(descriptorsFile)));
  const schema = registry.getMessage(type);
  if (!schema) throw invalid(type, 'it is not in the descriptor set of these contracts');
  return schema;
}

function invalid(type: string, fault: string): DomainError {
  return errors.EVENT_INVALID(`${type} is not a valid event: ${fault}.`);
}
