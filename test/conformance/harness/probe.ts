import { createRequire } from 'node:module';
import type { Client } from '@grpc/grpc-js';
import { type ClientDuplexStream, credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { messageShape } from '#libs/contracts';

const require = createRequire(import.meta.url);

/** The status code of an HTTP path, 0 when nobody listens. */
export async function httpStatus(url: string): Promise<number> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}

/** What grpc.health.v1 returns for a service, or the text of its error. */
export function healthOf(address: string, service: string): Promise<string> {
  const client = clientOf<{ check: Unary }>(protos.health, ['grpc', 'health', 'v1', 'Health'], address);
  return new Promise((resolve) => {
    client.check({ service }, (error: Error | null, result?: { status: string }) => {
      client.close();
      resolve(error ? error.message : result!.status);
    });
  });
}

/** Full names of the services that reflection lists. */
export function reflectedServices(address: string): Promise<string[]> {
  const path = ['grpc', 'reflection', 'v1', 'ServerReflection'];
  const client = clientOf<{ serverReflectionInfo: () => ReflectionStream }>(protos.reflection, path, address);
  return new Promise<string[]>((resolve, reject) => {
    const stream = client.serverReflectionInfo();
    stream.on('error', reject);
    stream.on('data', ({ listServicesResponse }: ReflectionResponse) => {
      stream.end();
      resolve(listServicesResponse?.service.map(({ name }) => name) ?? []);
    });
    stream.write({ listServices: '*' });
  }).finally(() => client.close());
}

type Unary = (request: object, done: (error: Error | null, result?: { status: string }) => void) => void;
type ReflectionStream = ClientDuplexStream<object, ReflectionResponse>;
interface ReflectionResponse {
  listServicesResponse: { service: { name: string }[] } | null;
}

const packaged = (name: string, file: string): string =>
  require.resolve(`${name}/package.json`).replace(/package\.json$/, file);

const protos = {
  health: packaged('grpc-health-check', 'proto/health/v1/health.proto'),
  reflection: packaged('@grpc/reflection', 'build/proto/grpc/reflection/v1/reflection.proto'),
};

function clientOf<Methods>(file: string, path: readonly string[], address: string): Methods & Client {
  const loaded = loadPackageDefinition(loadSync(file, messageShape)) as Record<string, unknown>;
  const found = path.reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], loaded);
  const Made = found as new (
    address: string,
    channel: ReturnType<typeof credentials.createInsecure>,
  ) => Methods & Client;
  return new Made(address, credentials.createInsecure());
}
