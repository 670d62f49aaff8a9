import type { Problem } from '../../../domain/problem.js';
import { escape } from './html.js';

/** What people see where no screen can tell them: on the way to signing in. */
export function problemPage({ title, detail, correlationId }: Problem): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>${escape(title)}</h1>
<p>${escape(detail)}</p><p><a href="/auth/sign-in">Sign in</a></p><p><small>${escape(correlationId)}</small></p></body></html>`;
}
