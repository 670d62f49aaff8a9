import { maxLengths, type Reading } from '#libs/fields';

/** Kebab-case. */
export function readTemplateName(name: string): Reading<string> {
  if (name === '') return { fault: 'is missing' };
  if (name.length > maxLengths.templateName) return { fault: `has more than ${maxLengths.templateName} characters` };
  return isTemplateName(name) ? { value: name } : { fault: 'must be kebab-case such as final-notice' };
}

/** Whether a template can have this name. */
export function isTemplateName(name: string): boolean {
  return name.length <= maxLengths.templateName && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}
