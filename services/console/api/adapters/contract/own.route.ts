import type { z } from 'zod';
import type { Route } from '../../domain/route.js';

/** A route that console serves itself. */
export interface OwnRoute extends Route {
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** Null for no content. */
  readonly response: z.ZodType | null;
  /** Server-sent events instead of JSON. */
  readonly streams?: boolean;
}
