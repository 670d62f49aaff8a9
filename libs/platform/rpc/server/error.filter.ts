import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { throwError } from 'rxjs';
import type { ErrorKind } from '#libs/errors';
import { asDomainError } from '../status.js';

const httpStatusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  refused: 409,
  aborted: 409,
  forbidden: 403,
  unavailable: 503,
  internal: 500,
};

/**
 * The one exception filter. Errors of rpcs and events continue as they are to their transport, which alone knows how
 * its callers are told; errors of HTTP requests become a status and a code.
 */
@Catch()
export class ErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') return throwError(() => error);
    return super.catch(error instanceof HttpException || isHttpError(error) ? error : asHttp(error), host);
  }
}

/** What the body parser and other middleware throw, which says its status itself. */
function isHttpError(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode < 500;
}

function asHttp(error: unknown): HttpException {
  const { code, kind, message, details } = asDomainError(error);
  const { violations, state, allowed } = details;
  const body =
    kind === 'internal' ? { code, message: 'The service failed.' } : { code, message, violations, state, allowed };
  return new HttpException(body, httpStatusOfKind[kind], { cause: error });
}
