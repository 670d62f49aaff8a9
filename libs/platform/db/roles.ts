import { createHmac } from 'node:crypto';
import pg from 'pg';

export const ownerRole = 'dunlin_owner';

export const snake = (name: string): string => name.replaceAll('-', '_');

export const roleOf = (service: string): string => `dunlin_${snake(service)}`;

/** Derived from the administrator's, so that two stacks on one server give a role the same password. */
function passwordOf(adminUrl: string, role: string): string {
  const { username, password } = new URL(adminUrl);
  return createHmac('sha256', decodeURIComponent(password) || username)
    .update(role)
    .digest('hex')
    .slice(0, 32);
}

export function databaseUrl(adminUrl: string, role: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(adminUrl, role);
  url.pathname = `/${database}`;
  return url.toString();
}

/**
 * Makes the roles and one database per service. Only the owner may change structure, and a service's role may connect to
 * its own database alone.
 */
export async function ensureDatabases(adminUrl: string, services: readonly string[], prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Two stacks that start at once on one server would make the same roles.
    await client.query('select pg_advisory_lock(726570)');
    for (const role of [ownerRole, ...services.map(roleOf)]) await ensureRole(client, adminUrl, role);
    for (const service of services) await ensureDatabase(client, `${prefix}${snake(service)}`, roleOf(service));
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, adminUrl: string, role: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  const password = client.escapeLiteral(passwordOf(adminUrl, role));
  await client.query(`${verb} role ${client.escapeIdentifier(role)} login password ${password}`);
}

async function ensureDatabase(client: pg.Client, database: string, role: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount) return;
  const name = client.escapeIdentifier(database);
  const owner = client.escapeIdentifier(ownerRole);
  // An administrator that is not a superuser may give a database only to a role it belongs to.
  await client.query(`grant ${owner} to current_user`);
  await client.query(`create database ${name} owner ${owner}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${client.escapeIdentifier(role)}`);
}
