import { anyRole } from './admitted.js';

export const consolePermissions: Readonly<Record<string, string>> = {
  GetCallerKeys: anyRole,
  ListAccessEntries: 'access.read',
};
