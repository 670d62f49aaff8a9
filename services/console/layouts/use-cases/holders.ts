import { type Role, roles } from '../../access/domain/permissions.js';
import { errors } from '../domain/errors.js';

export function holderOfPerson(subject: string): string {
  return `user:${subject}`;
}

export function holderOfRole(role: Role): string {
  return `role:${role}`;
}

/** @throws LAYOUT_NOT_FOUND */
export function requireRole(name: string): Role {
  const role = roles.find((each) => each === name);
  if (role) return role;
  throw errors.LAYOUT_NOT_FOUND(`There is no role ${JSON.stringify(name)}; the roles are ${roles.join(', ')}.`);
}
