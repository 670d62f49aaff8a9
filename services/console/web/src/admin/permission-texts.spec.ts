import { permissions, permissionTable } from '../../../access/domain/permissions.js';
import { adminEn } from '../locales/en/admin.js';

type Tree = { readonly [name: string]: string | Tree };

function textOf(name: string): unknown {
  return name
    .split('.')
    .reduce<string | Tree | undefined>(
      (tree, part) => (typeof tree === 'object' ? tree[part] : undefined),
      adminEn.permission,
    );
}

describe('permissions in words', () => {
  it.each(permissions)('say the same on the screen as in the table: %s', (name) => {
    expect(textOf(name)).toBe(permissionTable[name].what);
  });
});
