import 'reflect-metadata';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { credentials, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { Module } from '@nestjs/common';
import { HealthImplementation } from 'grpc-health-check';
import type { ServiceRpcs } from '#libs/contracts';
import {
  CertificateAuthority,
  type CertificateFiles,
  createServiceDatabase,
  type ServiceDatabase,
  tlsEnvironment,
  until,
} from '#libs/testing';
import { loadSettings, RpcSettings } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { launchManifest } from '../process/launch.js';
import { defineService } from '../process/manifest.js';
import type { ServiceProcess } from '../process/service-process.js';
import { verifyRelease } from '../process/verify.js';
import { askHealth } from './client/ask-health.js';
import type { RpcClient } from './client/client-types.js';
import { connectChannels } from './client/connect.js';
import { RpcClients } from './client/rpc-clients.js';
import { callerCredentials, certificateFailure } from './credentials.js';

const someone = { actor: 'user:ada', correlationId: 'c-1' };
const operations = 'dunlin.common.v1.OperationsService';

@Module({})
class TestModule {}

// Its contract is the one that every service has.
const manifest = defineService({ name: 'common', nouns: [], module: TestModule, tables: [] });

describe('rpcs by TLS', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-rpc-tls-'));
  const migrationsFolder = path.join(folder, 'migrations');
  const lines: string[] = [];
  let ours: CertificateAuthority;
  let theirs: CertificateAuthority;
  let server: CertificateFiles;
  let database: ServiceDatabase;
  let service: ServiceProcess;

  beforeAll(async () => {
    fs.mkdirSync(migrationsFolder);
    ours = await CertificateAuthority.create(folder, 'ours');
    theirs = await CertificateAuthority.create(folder, 'theirs');
    server = await ours.issue('customer', { dns: ['customer'] });
    database = await createServiceDatabase({ service: 'common', migrations: migrationsFolder, start: new Date(0) });
    const env = {
      ...tlsEnvironment(server),
      DUNLIN_RPC_CALLERS: 'spiffe://example.org/billing=*/GetClock',
      DUNLIN_ROLES: 'server',
      DUNLIN_BIND_HOST: '127.0.0.1',
      DUNLIN_GRPC_PORT: '0',
      DUNLIN_GRPC_HEALTH_PORT: '0',
      DUNLIN_HTTP_PORT: '0',
      DUNLIN_POSTGRES_URL: database.url,
      DUNLIN_CLOCK_MODE: 'test',
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '1000',
    };
    const destination = { write: (line: string) => void lines.push(line) };
    const logger = new Logger({ service: 'common', level: 'info', destination });
    service = await launchManifest(manifest, env, { migrationsFolder, logger });
  });

  afterAll(async () => {
    await service.stop();
    await database.close();
    fs.rmSync(folder, { recursive: true });
  });

  /** Asks as the bearer of a certificate. */
  async function as<Result>(
    files: CertificateFiles,
    ask: (client: RpcClient<ServiceRpcs[typeof operations]>) => Promise<Result>,
    port = service.grpcPort,
  ): Promise<Result> {
    const channels = connectChannels({ ...tlsEnvironment(files), DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${port}` });
    try {
      return await ask(new RpcClients(channels).operations('customer'));
    } finally {
      channels.close();
    }
  }

  it('lets callers call what the service and the operator say, and names what to set where not', async () => {
    const workflow = await ours.issue('workflow', { dns: ['workflow'] });
    const billing = await ours.issue('billing', { url: ['spiffe://example.org/billing'] });
    await as(workflow, (client) => client.getOutstanding({}, someone));
    await as(billing, (client) => client.getClock({}, someone));
    await expect(as(workflow, (client) => client.getClock({}, someone))).rejects.toMatchObject({
      code: 'CALLER_NOT_ALLOWED',
      kind: 'forbidden',
      message:
        `workflow may not call ${operations}/GetClock. ` +
        'Add workflow=common/GetClock to DUNLIN_RPC_CALLERS (chart value rpc.tls.callers).',
    });
    await expect(
      as(billing, (client) => client.getClock({}, { ...someone, actor: 'system:workflow' })),
    ).rejects.toMatchObject({ code: 'ACTOR_NOT_ALLOWED', kind: 'forbidden' });
    const refused = as(billing, (client) => client.setClock({ requestId: 'r', nowTime: { seconds: 60 } }, someone));
    await expect(refused).rejects.toMatchObject({ code: 'CALLER_NOT_ALLOWED' });
    expect(await database.database.now()).toEqual(new Date(0));
    expect(lines.filter((line) => line.includes('A caller was refused')).join()).toContain(
      'spiffe://example.org/billing',
    );
    const metrics = await (await fetch(`http://127.0.0.1:${service.httpPort}/metrics`)).text();
    expect(metrics).toMatch(/rpc_duration_seconds_count\{.*GetClock",code="PERMISSION_DENIED"/);
  });

  it('serves health without TLS on a port of its own, and nothing else there', async () => {
    const port = service.grpcHealthPort;
    await until(async () => (await askHealth(`127.0.0.1:${port}`, 1_000)) === 'SERVING');
    const channels = connectChannels({ DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${port}` });
    const call = new RpcClients(channels).operations('customer').getClock({}, someone);
    await expect(call).rejects.toMatchObject({ details: { facts: { status: 'UNIMPLEMENTED' } } });
    channels.close();
  });

  it('serves health by TLS to whoever shows a certificate, and to nobody else', async () => {
    const address = `127.0.0.1:${service.grpcPort}`;
    const anybody = await ours.issue('anybody');
    const settings = loadSettings([RpcSettings], tlsEnvironment(anybody)).get(RpcSettings);
    expect(await askHealth(address, 10_000, callerCredentials('customer', settings))).toBe('SERVING');
    await expect(askHealth(address, 10_000)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    const bare = credentials.createSsl(fs.readFileSync(ours.file), null, null, {
      checkServerIdentity: () => undefined,
    });
    const failed = await askHealth(address, 10_000, bare).catch((error: unknown) => error);
    expect(certificateFailure('customer', address, failed as never)?.message).toBe(
      `The customer service at ${address} asks for a certificate, and none was shown. ` +
        'Set DUNLIN_RPC_TLS_CERT_FILE (chart value rpc.tls.existingSecret).',
    );
  });

  it('is how a release is looked at from outside', async () => {
    const verifier = await ours.issue('helm-test');
    const verify = (files: CertificateFiles) => {
      const address = { DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${service.grpcPort}` };
      const env = { ...tlsEnvironment(files), ...address, DUNLIN_KAFKA_BROKERS: '127.0.0.1:9' };
      return verifyRelease(['customer'], env, new Logger({ service: 'common', level: 'silent' }));
    };
    // No broker is there, which is all that the first finds.
    await expect(verify(verifier)).rejects.toThrow(/^2 of 3 checks found something wrong/);
    const foreign = { ...verifier, ca: theirs.file };
    await expect(verify(foreign)).rejects.toThrow(/service customer: The customer service at .* not trusted here/);
  });

  describe('is refused with what to set', () => {
    const others: Server[] = [];
    afterAll(() => others.forEach((other) => other.forceShutdown()));

    /** A server that shows a certificate with which no service would start. */
    async function serve({ ca, cert, key }: CertificateFiles): Promise<number> {
      const other = new Server();
      others.push(other);
      new HealthImplementation({ '': 'SERVING' }).addToServer(other);
      const pair = { cert_chain: fs.readFileSync(cert), private_key: fs.readFileSync(key) };
      const by = ServerCredentials.createSsl(fs.readFileSync(ca), [pair], true);
      return new Promise((resolve, reject) => {
        other.bindAsync('127.0.0.1:0', by, (error, port) => (error ? reject(error) : resolve(port)));
      });
    }

    const fail = (): never => {
      throw new Error('Nothing was refused.');
    };
    const refusalOf = (files: CertificateFiles, port: number) =>
      as(files, (client) => client.getClock({}, someone), port).then(fail, (error: Error) => error);

    it.each<[string, () => Promise<[caller: CertificateFiles, port: number]>, string]>([
      [
        'a server of another authority',
        async () => [{ ...(await ours.issue('one')), ca: theirs.file }, service.grpcPort],
        'shows a certificate of an authority that is not trusted here. Set DUNLIN_RPC_TLS_CA_FILE (chart value rpc.tls.existingSecret)',
      ],
      [
        'a server whose certificate has expired',
        async () => [server, await serve(await ours.issue('late', { dns: ['customer'], expired: true }))],
        'shows a certificate that has expired. Renew it there.',
      ],
      [
        'a server that is another service',
        async () => [server, await serve(await ours.issue('other', { dns: ['payment'] }))],
        'shows a certificate for another name (payment). Set DUNLIN_RPC_TLS_IDENTITY (chart value rpc.tls.identity)',
      ],
      [
        'a server without TLS',
        async () => [server, service.grpcHealthPort],
        'does not respond by TLS. Set DUNLIN_RPC_TLS (chart value rpc.tls.enabled) to false',
      ],
      [
        'a caller of another authority',
        async () => [{ ...(await theirs.issue('two')), ca: ours.file }, service.grpcPort],
        'ended the connection at once, as it does with a certificate that has expired or is of an authority that it does not trust. Set DUNLIN_RPC_TLS_CERT_FILE (chart value rpc.tls.existingSecret)',
      ],
    ])(
      '%s',
      async (_what, given, said) => {
        const [caller, port] = await given();
        const refusal = await refusalOf(caller, port);
        expect(refusal).toMatchObject({ code: 'TLS_FAILED', kind: 'unavailable' });
        expect(refusal.message).toContain(`The customer service at 127.0.0.1:${port} ${said}`);
      },
      20_000,
    );

    it('a caller whose certificate has expired, at its own start and by the server', async () => {
      const late = await ours.issue('too-late', { dns: ['workflow'], expired: true });
      expect(() => connectChannels(tlsEnvironment(late))).toThrow(
        /DUNLIN_RPC_TLS_CERT_FILE is .*too-late.crt", which expired at/,
      );
      const address = `127.0.0.1:${service.grpcPort}`;
      const [ca, key, cert] = [late.ca, late.key, late.cert].map((file) => fs.readFileSync(file)) as [
        Buffer,
        Buffer,
        Buffer,
      ];
      const by = credentials.createSsl(ca, key, cert, { checkServerIdentity: () => undefined });
      const failed = await askHealth(address, 10_000, by).catch((error: unknown) => error);
      expect(certificateFailure('customer', address, failed as never)?.message).toContain(
        'ended the connection at once, as it does with a certificate that has expired',
      );
    });
  });
});
