import { errors } from '../../errors.js';
import type { RpcMethod } from '../contracts.js';
import { anyRole, rpcPermissions, servicesOnly } from '../rpc-permissions.js';
import type { KnownCaller } from './admission.js';

/** What a caller by a token needs; an rpc that nobody thought of may be read by whoever has a role, and changes nothing. */
function needsOf({ service, name, mutates }: RpcMethod): string {
  const [, owner = ''] = service.split('.');
  return rpcPermissions[owner.replaceAll('_', '-')]?.[name] ?? (mutates ? servicesOnly : anyRole);
}

/**
 * Lets a person or program who calls by a token do only what their roles permit.
 * @throws ROLE_MISSING
 */
export function demandPermission(method: RpcMethod, { actor, roles = [], permissions = [] }: KnownCaller): void {
  const needs = needsOf(method);
  if (needs === anyRole ? roles.length > 0 : permissions.includes(needs)) return;
  const facts = { facts: { permission: needs } };
  if (needs === servicesOnly) throw errors.ROLE_MISSING(`${method.name} is for services, and not for people.`, facts);
  if (roles.length === 0) throw errors.ROLE_MISSING(`${actor} has no role. Ask an administrator for one.`, facts);
  throw errors.ROLE_MISSING(
    `${method.name} needs ${needs}, which no role of ${actor} includes. Ask an administrator.`,
    facts,
  );
}
