import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError, status } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import protobuf from 'protobufjs';
import { messageShape } from '#libs/contracts';

/** Result of one call: a response, or an error as any client in any language sees it. */
export type Outcome =
  | { readonly response: object; readonly failure?: undefined }
  | { readonly response?: undefined; readonly failure: Failure };

/** With how often it was called until a replica responded. */
export type InsistedOutcome = Outcome & { readonly tries: number };

export interface Failure {
  readonly code: keyof typeof status;
  /** From google.rpc.ErrorInfo; empty where the error carries none. */
  readonly reason: string;
  readonly domain: string;
  readonly message: string;
}

export interface CallOptions {
  /** `null` sends none. */
  readonly actor?: string | null;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly deadlineMs?: number;
}

/** A plain gRPC client for all rpcs of a protos folder, which can also call as no client of ours would. */
export class RpcCaller {
  private readonly methods = new Map<string, MethodDefinition<object, object>>();
  private readonly definition: PackageDefinition;
  private readonly clients = new Map<string, Client>();
  private readonly errors: protobuf.Root;

  /** @param tokenOf proves an actor for an rpc; empty where the rpc is for everybody */
  constructor(
    protosFolder: string,
    private readonly tokenOf: (rpc: string, actor: string) => Promise<string> = async () => '',
  ) {
    const files = readdirSync(path.join(protosFolder, 'dunlin'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('_service.proto'))
      .map((file) => path.join('dunlin', file));
    this.definition = loadSync(files, { ...messageShape, includeDirs: [protosFolder] });
    for (const [service, methods] of servicesOf(this.definition)) {
      for (const [name, method] of Object.entries(methods)) this.methods.set(`${service}/${name}`, method);
    }
    this.errors = new protobuf.Root();
    this.errors.resolvePath = (_origin, file) => (path.isAbsolute(file) ? file : path.join(protosFolder, file));
    this.errors.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
  }

  /** One call to one process, without retry. */
  async call(address: string, rpc: string, request: object, options: CallOptions = {}): Promise<Outcome> {
    const method = this.methods.get(rpc);
    if (!method) throw new Error(`The protos know no rpc ${rpc}.`);
    const { path: route, requestSerialize, responseDeserialize } = method;
    const deadline = Date.now() + (options.deadlineMs ?? 90_000);
    const metadata = await this.metadataOf(rpc, options);
    return new Promise((resolve) => {
      const done = (error: ServiceError | null, response?: object): void =>
        resolve(error ? { failure: this.failureOf(error) } : { response: response! });
      this.client(address).makeUnaryRequest(
        route,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
        { deadline },
        done,
      );
    });
  }

  /** The same call to one process after the other until one says something else than UNAVAILABLE or ABORTED. */
  async insist(
    addresses: readonly string[],
    rpc: string,
    request: object,
    options: CallOptions = {},
  ): Promise<InsistedOutcome> {
    const until = Date.now() + insistMs;
    for (let tries = 1; ; tries += 1) {
      const address = addresses[(tries - 1) % addresses.length]!;
      const outcome = await this.call(address, rpc, request, options);
      const again = outcome.failure && retriable.has(outcome.failure.code);
      if (!again || Date.now() > until) return { ...outcome, tries };
      await sleep(Math.min(50 * tries, 500));
    }
  }

  /** Requests that are well formed and make no sense: nothing filled in, and every id a text that is no id. */
  nonsense(rpc: string): object[] {
    const { field: fields } = (this.methods.get(rpc) as unknown as { requestType: DescribedMessage }).requestType.type;
    const ids = fields.filter(({ name, type }) => type === 'TYPE_STRING' && /Ids?$/.test(name) && name !== 'requestId');
    if (ids.length === 0) return [{}];
    const filled = ids.map(({ name, label }) => [name, label === 'LABEL_REPEATED' ? ['no-id'] : 'no-id']);
    return [{}, Object.fromEntries(filled) as object];
  }

  /** Full names of all rpcs. */
  names(): string[] {
    return [...this.methods.keys()];
  }

  /** A request with the text in every field that takes one, also in messages inside it; nothing else is filled in. */
  filled(rpc: string, text: string): object {
    const fill = ({ type }: DescribedMessage): object =>
      Object.fromEntries(
        type.field.flatMap(({ name, label, type: kind, typeName }) => {
          const value =
            kind === 'TYPE_STRING' ? text : kind === 'TYPE_MESSAGE' ? this.inner(typeName, fill) : undefined;
          return value === undefined ? [] : [[name, label === 'LABEL_REPEATED' ? [value] : value]];
        }),
      );
    return fill((this.methods.get(rpc) as unknown as { requestType: DescribedMessage }).requestType);
  }

  /** Of the product's own messages only: an instant or a date holds no text. */
  private inner(typeName: string, fill: (message: DescribedMessage) => object): object | undefined {
    const found = Object.entries(this.definition).find(
      ([name]) => name.startsWith('dunlin.') && `.${name}`.endsWith(`.${typeName}`),
    );
    return found && fill(found[1] as unknown as DescribedMessage);
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private async metadataOf(rpc: string, options: CallOptions): Promise<Metadata> {
    const { actor = 'user:conformance', correlationId, causationId } = options;
    const metadata = new Metadata();
    if (actor !== null) metadata.set('x-dunlin-actor', actor);
    const token = actor === null ? '' : await this.tokenOf(rpc, actor);
    if (token !== '') metadata.set('authorization', `Bearer ${token}`);
    if (correlationId) metadata.set('x-correlation-id', correlationId);
    if (causationId) metadata.set('x-causation-id', causationId);
    return metadata;
  }

  private client(address: string): Client {
    let client = this.clients.get(address);
    if (!client) {
      const options = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 500 };
      client = new Client(address, credentials.createInsecure(), options);
      this.clients.set(address, client);
    }
    return client;
  }

  private failureOf(error: ServiceError): Failure {
    const code = (status[error.code] ?? 'UNKNOWN') as keyof typeof status;
    const packed = error.metadata?.get('grpc-status-details-bin')[0];
    const info = packed instanceof Buffer ? this.errorInfo(packed) : undefined;
    return { code, reason: info?.reason ?? '', domain: info?.domain ?? '', message: error.details };
  }

  private errorInfo(packed: Buffer): { reason: string; domain: string } | undefined {
    const { details } = this.errors.lookupType('google.rpc.Status').decode(packed) as unknown as {
      details: { type_url: string; typeUrl?: string; value: Uint8Array }[];
    };
    const found = details.find((detail) => (detail.typeUrl ?? detail.type_url).endsWith('/google.rpc.ErrorInfo'));
    return (
      found &&
      (this.errors.lookupType('google.rpc.ErrorInfo').decode(found.value) as unknown as {
        reason: string;
        domain: string;
      })
    );
  }
}

/** A failure in one readable phrase, for reports. */
export const told = ({ code, reason, message }: Failure): string => `${code} ${reason} (${message})`;

/** What the loader knows of a message besides its type. */
interface DescribedMessage {
  readonly type: {
    readonly field: readonly {
      readonly name: string;
      readonly type: string;
      readonly label: string;
      readonly typeName: string;
    }[];
  };
}

const insistMs = 180_000;
const retriable: ReadonlySet<string> = new Set(['UNAVAILABLE', 'ABORTED', 'CANCELLED']);

function servicesOf(definition: PackageDefinition): [string, ServiceDefinition][] {
  return Object.entries(definition).filter((entry): entry is [string, ServiceDefinition] => !('format' in entry[1]));
}
