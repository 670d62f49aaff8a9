/** Kebab-case. */
const pattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const maxLength = 64;

export function isTemplateName(name: string): boolean {
  return name.length <= maxLength && pattern.test(name);
}
