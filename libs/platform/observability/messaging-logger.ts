import type { MessagingLogger } from '../messaging/broker/access.js';
import type { Logger } from './logger.js';

/** Messaging gives the fields first, as pino does. What it warns of it tries again, for as long as that takes. */
export function asMessagingLogger(logger: Logger): MessagingLogger {
  return {
    debug: (fields, message) => logger.debug(message, fields),
    info: (fields, message) => logger.info(message, { ...fields }),
    warn: (fields, message) => logger.oncePerMinute('warn', message, message, { ...fields }),
    error: (fields, message) => logger.error(message, fields),
  };
}
