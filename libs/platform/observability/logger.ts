import { Injectable, type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import { DomainError } from '#libs/errors';
import { currentWork, traceIdsOf } from './context.js';
import { redact, redactText } from './redaction.js';

export type LogFields = Readonly<Record<string, unknown>>;
type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

export interface LoggerOptions {
  service: string;
  level: string;
  /** Standard output unless given. */
  destination?: DestinationStream;
}

/**
 * Structured log lines, with the correlation and trace ids of the work in progress and without contact data. It is
 * Nest's logger too, so that everything in the process writes the same lines.
 */
@Injectable()
export class Logger implements LoggerService {
  private readonly pino: Pino;
  private readonly lastTold = new Map<string, number>();

  constructor({ service, level, destination }: LoggerOptions) {
    const options = {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: workFields,
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  info(message: string, fields: LogFields = {}): void {
    this.write('info', message, [fields]);
  }

  /** Writes the line unless the same topic was written in the last minute; for what would repeat in a loop. */
  oncePerMinute(level: Level, topic: string, message: string, fields: LogFields = {}): void {
    const now = performance.now();
    const last = this.lastTold.get(topic);
    if (last !== undefined && now - last < 60_000) return;
    if (this.lastTold.size > 1_000) this.lastTold.clear();
    this.lastTold.set(topic, now);
    this.write(level, message, [fields]);
  }

  /**
   * Logs work that failed and is being retried. A server that cannot be reached is logged at debug level here:
   * readiness reports it once for all the work that needs the server.
   */
  triedAgain(message: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof DomainError && error.kind === 'unavailable') this.debug(message, { reason });
    else this.oncePerMinute('warn', message, message, { reason });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Flushes buffered lines before the process ends. */
  flush(): void {
    this.pino.flush();
  }

  /** Nest gives a context as the last text and for errors a stack before it; we give fields or an error. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const fields: Record<string, unknown> = {};
    for (const part of [message, ...rest]) {
      if (part instanceof Error) fields['error'] = redact(part);
      else if (typeof part === 'object' && part !== null) Object.assign(fields, redact(part));
    }
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.at(-1);
    if (context !== undefined) fields['context'] = redactText(context);
    if (texts.length > 1) fields['stack'] = redactText(texts[0]!);
    this.pino[level](fields, typeof message === 'object' ? messageOf(message) : redactText(String(message)));
  }
}

function messageOf(message: object | null): string {
  return message instanceof Error ? redactText(message.message) : '';
}

/** The ids of the active span under the names that OpenTelemetry gives them in logs. */
function workFields(): Record<string, string> {
  const work = currentWork();
  if (!work) return {};
  const { correlationId, traceparent } = work;
  const ids = traceIdsOf(traceparent);
  return ids
    ? { correlationId, trace_id: ids.traceId, span_id: ids.spanId, trace_flags: ids.traceFlags }
    : { correlationId };
}
