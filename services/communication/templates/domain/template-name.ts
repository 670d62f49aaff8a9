import { faultOf } from '#libs/errors';
import { maxLengths, type Reading } from '#libs/fields';

/** Kebab-case. */
export function readTemplateName(name: string): Reading<string> {
  if (name === '') return { fault: faultOf('MISSING') };
  if (name.length > maxLengths.templateName) return { fault: faultOf('TOO_LONG', { max: maxLengths.templateName }) };
  return isTemplateName(name) ? { value: name } : { fault: faultOf('NOT_KEBAB_CASE', { example: 'final-notice' }) };
}

/** Whether a template can have this name. */
export function isTemplateName(name: string): boolean {
  return name.length <= maxLengths.templateName && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}
