import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MethodDefinition } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { messageShape, protosFolder } from '#libs/contracts';
import { snakeName } from '#libs/ids';

/** Both ends refuse a larger message, so that a page or a part of a file can never fill the memory. */
export const maxMessageBytes = 8 * 1024 * 1024;

/** One rpc, as its descriptor says. */
export interface RpcMethod {
  /** Full name of the service: `dunlin.invoice.v1.InvoiceService`. */
  readonly service: string;
  /** `CreateInvoice`. */
  readonly name: string;
  /** `/dunlin.invoice.v1.InvoiceService/CreateInvoice`. */
  readonly path: string;
  /** False for rpcs with idempotency_level NO_SIDE_EFFECTS. */
  readonly mutates: boolean;
  readonly takesRequestId: boolean;
  readonly streams: boolean;
  /** Reasons by which the service refuses for good, as the contract lists them. */
  readonly finalReasons: ReadonlySet<string>;
  readonly definition: MethodDefinition<object, object>;
}

/** Parts of a message definition that the types of the loader omit. */
interface DescribedMessage {
  readonly type: { readonly field: readonly { readonly name: string }[] };
}

/** `dca-handoff` -> `dunlin.dca_handoff.v1`. */
export function packageOf(serviceName: string): string {
  return `dunlin.${snakeName(serviceName)}.v1`;
}

/** What a service calls itself in its errors: `dunlin.dca_handoff`. */
export function domainOf({ service }: Pick<RpcMethod, 'service'>): string {
  return service.split('.').slice(0, 2).join('.');
}

const loaded = new Map<string, PackageDefinition>();

/** The definitions of a service's own package, with the proto services of all its nouns, and all that it imports. */
export function loadContract(serviceName: string): PackageDefinition {
  return loadProtos(contractFiles(serviceName));
}

/** The definitions of several at once, so that whoever reflects on one finds what it takes from another. */
export function loadContracts(...serviceNames: readonly string[]): PackageDefinition {
  return loadProtos(serviceNames.flatMap(contractFiles));
}

function contractFiles(serviceName: string): string[] {
  const folder = `dunlin/${snakeName(serviceName)}/v1`;
  const at = join(protosFolder, folder);
  const files = existsSync(at) ? readdirSync(at).filter((file) => file.endsWith('_service.proto')) : [];
  if (files.length === 0) throw new Error(`protos/${folder} has no *_service.proto: no contract says what is served.`);
  return files.sort().map((file) => `${folder}/${file}`);
}

/** @param files paths below protos/ */
export function loadProtos(files: readonly string[]): PackageDefinition {
  const key = files.join(' ');
  const known = loaded.get(key);
  if (known) return known;
  for (const file of files) {
    if (!existsSync(join(protosFolder, file)))
      throw new Error(`protos/${file} is missing: no contract says what is served.`);
  }
  const definition = loadSync([...files], { ...messageShape, includeDirs: [protosFolder] });
  loaded.set(key, definition);
  return definition;
}

/** Every rpc of the packages, in the order of the protos. */
export function methodsOf(definition: PackageDefinition, packages: readonly string[]): RpcMethod[] {
  return Object.entries(definition)
    .filter((entry): entry is [string, ServiceDefinition] => isService(entry[1]))
    .filter(([service]) => packages.some((name) => service.startsWith(`${name}.`)))
    .flatMap(([service, methods]) => Object.entries(methods).map(([name, method]) => methodOf(service, name, method)));
}

function methodOf(service: string, name: string, definition: MethodDefinition<object, object>): RpcMethod {
  const { path, requestStream, responseStream, options, requestType } = definition as typeof definition & {
    options?: { idempotency_level?: string; '(dunlin.common.v1.final_reasons)'?: string };
    requestType?: DescribedMessage;
  };
  const fields = requestType?.type.field ?? [];
  const finalReasons = options?.['(dunlin.common.v1.final_reasons)']?.split(' ');
  return {
    service,
    name,
    path,
    mutates: options?.idempotency_level !== 'NO_SIDE_EFFECTS',
    takesRequestId: fields.some((field) => field.name === 'requestId'),
    streams: requestStream || responseStream,
    finalReasons: new Set(finalReasons),
    definition,
  };
}

function isService(value: PackageDefinition[string]): value is ServiceDefinition {
  return !('format' in value);
}
