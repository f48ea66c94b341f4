import { Injectable, type LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Level, type Logger } from 'pino';
import { currentIds } from './call-context';
import { redact, withoutPersonalData } from './redaction';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes JSON lines through pino, with the ids of the current request and call. Messages are fixed sentences; variable
 * data goes into fields, which are redacted by name.
 */
@Injectable()
export class AppLogger implements LoggerService {
  readonly pino: Logger;

  constructor(level: string, destination?: DestinationStream) {
    this.pino = pino(
      {
        level,
        base: { pid: process.pid },
        mixin: currentIds,
        formatters: { log: redactFields },
        serializers: { err: asIs },
      },
      destination ?? pino.destination({ fd: 1, sync: false }),
    );
  }

  info(fields: Fields, message: string): void {
    this.pino.info(fields, message);
  }

  warn(fieldsOrMessage: unknown, messageOrContext?: unknown): void {
    this.write('warn', fieldsOrMessage, messageOrContext);
  }

  error(fieldsOrMessage: unknown, ...rest: unknown[]): void {
    this.write('error', fieldsOrMessage, rest[rest.length - 1]);
  }

  fatal(fieldsOrMessage: unknown, messageOrContext?: unknown): void {
    this.write('fatal', fieldsOrMessage, messageOrContext);
  }

  log(fieldsOrMessage: unknown, messageOrContext?: unknown): void {
    this.write('debug', fieldsOrMessage, messageOrContext);
  }

  debug(fieldsOrMessage: unknown, messageOrContext?: unknown): void {
    this.write('debug', fieldsOrMessage, messageOrContext);
  }

  verbose(fieldsOrMessage: unknown, messageOrContext?: unknown): void {
    this.write('trace', fieldsOrMessage, messageOrContext);
  }

  /** Our own code passes fields and a sentence, Nest passes a text and a context. */
  private write(level: Level, first: unknown, second: unknown): void {
    if (typeof first === 'string') this.pino[level]({ context: second }, withoutPersonalData(first));
    else if (first instanceof Error) this.pino[level]({ err: first }, typeof second === 'string' ? second : first.name);
    else this.pino[level]((first ?? {}) as Fields, typeof second === 'string' ? second : '');
  }
}

function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return redact(fields) as Record<string, unknown>;
}

/** The redaction has already serialized errors; pino's own serializer would look for a class again. */
function asIs(value: unknown): unknown {
  return value;
}
