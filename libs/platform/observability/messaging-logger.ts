import type { MessagingLogger } from '../messaging/ports.js';
import type { Logger } from './logger.js';

/** Messaging gives the fields first, as pino does. */
export function asMessagingLogger(logger: Logger): MessagingLogger {
  return {
    debug: (fields, message) => logger.debug(message, fields),
    info: (fields, message) => logger.info(message, { ...fields }),
    warn: (fields, message) => logger.warn(message, fields),
    error: (fields, message) => logger.error(message, fields),
  };
}
