import { faultOf } from '#libs/errors';
import type { Reading } from '#libs/fields';

/** ISO 3166, such as `US` or `US-MA`; empty for the organisation's own. */
export function readJurisdiction(text: string): Reading<string> {
  const code = text.trim().toUpperCase();
  if (code === '' || /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)) return { value: code };
  return { fault: faultOf('NOT_A_JURISDICTION') };
}
