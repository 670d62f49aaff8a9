import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectChannels, RpcClients } from '#libs/platform';
import { CertificateAuthority, tlsEnvironment } from '#libs/testing';
import type { Permission, Role } from '../../access/domain/permissions.js';
import { useConsole } from '../../testing/console-service.js';
import { CallerTokenSigner } from '../use-cases/ports.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-caller-keys-'));
const ours = await CertificateAuthority.create(folder, 'ours');
const commandLine = await ours.issue('cli', { dns: ['cli'] });

const console = useConsole({
  ...tlsEnvironment(await ours.issue('console', { dns: ['console'] })),
  DUNLIN_RPC_TOKENS_URL: 'rpc://console',
  DUNLIN_RPC_CALLERS: 'cli=console',
  DUNLIN_GRPC_HEALTH_PORT: '0',
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What becomes of a look at the access log by the certificate of the command line. */
async function look(token: string | undefined): Promise<string> {
  const address = `127.0.0.1:${console.running.grpcPort}`;
  const channels = connectChannels({ ...tlsEnvironment(commandLine), DUNLIN_RPC_CONSOLE_ADDRESS: address });
  const caller = { actor: 'user:ada', correlationId: 'c', ...(token ? { token } : {}) };
  return new RpcClients(channels)
    .of('console')
    .listAccessEntries({}, caller)
    .then(
      () => 'shown',
      (error: { code: string }) => error.code,
    )
    .finally(() => channels.close());
}

async function tokenOf(roles: Role[], permissions: Permission[]): Promise<string> {
  const person = { subject: 'ada', name: 'Ada', client: 'dunlin-cli' };
  return console.running.app.get(CallerTokenSigner).sign({ ...person, roles, permissions });
}

describe('where rpcs come by TLS', () => {
  it('a token is checked by keys that come by TLS too, and whoever shows one may do what it permits', async () => {
    expect(await look(await tokenOf(['admin'], ['access.read']))).toBe('shown');
    expect(await look(await tokenOf(['viewer'], ['customers.read']))).toBe('ROLE_MISSING');
  });

  it('a caller without a token is its certificate, whatever it says', async () => {
    expect(await look(undefined)).toBe('ACTOR_UNPROVEN');
  });
});
