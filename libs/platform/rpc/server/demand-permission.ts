import type { Caller } from '#libs/transactions';
import { errors } from '../../errors.js';
import type { RpcMethod } from '../contracts.js';
import { anyRole, servicesOnly } from '../permissions/admitted.js';
import { rpcPermissions } from '../permissions/rpc-permissions.js';
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
export function demandPermission(method: RpcMethod, caller: KnownCaller): void {
  demand(needsOf(method), method.name, caller);
}

/**
 * Lets a caller do to many things what they may do to one. As everywhere, whom nothing proves is believed.
 * @throws ROLE_MISSING
 */
export function demandPermissionOf(service: string, rpc: string, caller: Caller): void {
  if (caller.permissions === undefined) return;
  demand(rpcPermissions[service]?.[rpc] ?? servicesOnly, rpc, caller);
}

function demand(needs: string, name: string, { actor, roles = [], permissions = [] }: KnownCaller): void {
  if (needs === anyRole ? roles.length > 0 : permissions.includes(needs)) return;
  const facts = { facts: { permission: needs } };
  if (needs === servicesOnly) throw errors.ROLE_MISSING(`${name} is for services, and not for people.`, facts);
  if (roles.length === 0) throw errors.ROLE_MISSING(`${actor} has no role. Ask an administrator for one.`, facts);
  throw errors.ROLE_MISSING(`${name} needs ${needs}, which no role of ${actor} includes. Ask an administrator.`, facts);
}
