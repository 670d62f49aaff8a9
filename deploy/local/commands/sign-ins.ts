import { identityPassword } from '../../../libs/stack/servers/identity.js';
import type { StackState } from '../../../libs/stack/state.js';
import { people } from '../identity/people.js';

/** Where console is, and who can sign in there. */
export interface SignIns {
  readonly url: string;
  readonly issuer: string;
  readonly users: { name: string; password: string; roles: string[] }[];
}

/** A provider that ran already has people of its own, whom nobody here knows. */
export function signInsOf({ ports, servers: { identity } }: StackState): SignIns {
  const known = identity && !identity.external ? people : [];
  return {
    url: ports['console/http'] === undefined ? '' : `http://127.0.0.1:${ports['console/http']}`,
    issuer: identity?.url ?? '',
    users: known.map(({ name, groups }) => ({
      name,
      password: identityPassword,
      roles: groups.map((group) => group.replace('dunlin-', '')),
    })),
  };
}

/** For people: who they may be. */
export function signInText({ users }: SignIns): string {
  if (users.length === 0) return 'sign in as at your identity provider';
  return `sign in as ${users.map(({ name }) => name).join(', ')}, password ${identityPassword}`;
}
