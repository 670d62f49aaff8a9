/** What the table of permissions says of each. */
export type PermissionTable = Readonly<Record<string, { readonly roles: readonly string[]; readonly what: string }>>;

/** docs/console-roles.md: what each role may do. */
export function rolesPage(roles: readonly string[], permissions: PermissionTable): string {
  const rows = Object.entries(permissions).map(([name, { roles: held, what }]) => {
    const marks = roles.map((role) => (held.includes(role) ? 'yes' : ''));
    return `| \`${name}\` | ${what} | ${marks.join(' | ')} |`;
  });
  return [
    '# Roles',
    '',
    'What each role may do in console and its HTTP API. The roles are fixed: `console.roleGroups` says which groups of the identity provider give them, and `console.withdrawnPermissions` takes permissions from everybody. Every route names the permission that it needs, in [the OpenAPI document](contracts/console.openapi.json) too.',
    '',
    `| permission | lets people | ${roles.join(' | ')} |`,
    `|---|---|${roles.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}
