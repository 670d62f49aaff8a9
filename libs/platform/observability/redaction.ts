/** Fields that may hold contact data or what was written to someone, in lower case without separators. */
const contactFields = new Set([
  ...['email', 'emailaddress', 'mail', 'phone', 'phonenumber', 'mobile', 'telephone', 'msisdn', 'fax'],
  ...['address', 'street', 'streetaddress', 'city', 'postalcode', 'zip', 'postaladdress'],
  ...['name', 'firstname', 'lastname', 'fullname', 'displayname', 'customername', 'birthdate', 'dateofbirth'],
  ...['to', 'cc', 'bcc', 'from', 'replyto', 'recipient', 'recipients', 'envelope', 'subject', 'text', 'html', 'body'],
  ...['iban', 'bic', 'accountnumber', 'cardnumber', 'password', 'secret', 'token', 'authorization', 'cookie', 'apikey'],
  ...['detail', 'where', 'query', 'parameters', 'params', 'row', 'rows', 'request', 'payload', 'note', 'content'],
]);

const hidden = '[hidden]';
const maxDepth = 6;
const maxEntries = 50;
const maxTextLength = 2_000;

/**
 * A copy of plain data that is safe to log: fields that may hold contact data are hidden at any depth, addresses inside
 * texts are masked, and what is too deep, too long or too many is cut.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (depth >= maxDepth) return '[too deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return redactList(value, depth);
  return redactObject(value as Record<string, unknown>, depth);
}

/** Masks what looks like an e-mail address or a telephone number. */
export function redactText(text: string): string {
  const cut = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
  return cut
    .replace(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+/g, hidden)
    .replace(/(?<![\w+-])\+\d[\d ()./-]{6,}\d/g, hidden);
}

function redactObject(value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const kept = Object.entries(value).slice(0, maxEntries);
  return Object.fromEntries(
    kept.map(([key, part]) => [key, isContactField(key) ? hide(part) : redact(part, depth + 1)]),
  );
}

function redactList(value: readonly unknown[], depth: number): unknown[] {
  const kept = value.slice(0, maxEntries).map((part) => redact(part, depth + 1));
  return value.length > maxEntries ? [...kept, `[${value.length - maxEntries} more]`] : kept;
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { code, kind, cause, errors } = error as Error & Record<'code' | 'kind' | 'errors', unknown>;
  return {
    type: error.constructor.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
    ...(Array.isArray(errors) ? { errors: redactList(errors, depth + 1) } : {}),
  };
}

function isContactField(key: string): boolean {
  return contactFields.has(key.toLowerCase().replace(/[_-]/g, ''));
}

/** Absent stays visible as absent, which often is what one looks for; a small number or a flag reaches nobody. */
function hide(part: unknown): unknown {
  const harmless = typeof part === 'boolean' || (typeof part === 'number' && Math.abs(part) < 1_000_000);
  return part === null || part === undefined || part === '' || harmless ? part : hidden;
}
