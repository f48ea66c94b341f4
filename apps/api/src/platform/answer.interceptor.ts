import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { ANSWER, type Answer } from './answers';

/** Sends only what the route's declared schema contains: the allow-list of what may leave the server. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const answer = this.reflector.get<Answer | undefined>(ANSWER, context.getHandler());
    const schema = answer?.schema;
    if (!schema) return next.handle();
    return next.handle().pipe(map((reply: unknown) => schema.parse(reply)));
  }
}
