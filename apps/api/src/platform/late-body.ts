import {
  applyDecorators,
  mixin,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { AppError } from './app-error';
import { isNestedTooDeeply } from './request-checks';

/**
 * Reads bodies that are larger than those of other routes only after the guards have accepted the request, so that data
 * sent by strangers is never buffered. Works for paths whose bodies no other code reads before.
 */
export function lateBody(kind: 'json' | 'bytes', most: number): Type<NestInterceptor> {
  class LateBody implements NestInterceptor {
    async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
      const request = context.switchToHttp().getRequest<Request>();
      const bytes = await collected(request, most);
      request.body = kind === 'bytes' ? bytes : parsed(bytes);
      return next.handle();
    }
  }
  return mixin(LateBody);
}

export const FILE = Symbol('file');

/** Declares a route that accepts the bytes of a file, also in the API description. */
export const FileBody = (most: number) =>
  applyDecorators(SetMetadata(FILE, true), UseInterceptors(lateBody('bytes', most)));

async function collected(request: Request, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new AppError('too_large');
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) throw new AppError('too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('invalid_request', { detail: 'The body was cut off.' });
  }
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (isNestedTooDeeply(body)) throw new AppError('invalid_request', { detail: 'The body is nested too deeply.' });
    return body;
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError('invalid_request', { detail: 'The body is not valid JSON.' });
  }
}
