import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { AgentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import type { AppError } from './app-error';

export const roleNames = ['super_admin', 'tenant_admin', 'supervisor', 'agent'] as const;
export type Role = (typeof roleNames)[number];
/**
 * Who may call a route: any of the roles, everybody who is signed in, the carrier by its signature, or who scrapes the
 * metrics. For the last two the route has a guard of its own.
 */
export type Allowed = Role | 'signed_in' | 'carrier' | 'scraper';

/** Who is asking: read from the database with the token, so that a change of role holds at once. */
export interface Principal {
  readonly personId: PersonId;
  readonly tenantId: TenantId;
  readonly role: Role;
  readonly agentId: AgentId | null;
  /** Of a business that is suspended: they look, and change nothing. */
  readonly suspended: boolean;
  /** The refresh family the access token belongs to. */
  readonly sessionId: string;
}

export const ALLOWED = Symbol('allowed');
export const PUBLIC = Symbol('public');
export const EVEN_SUSPENDED = Symbol('even suspended');

/** Declares who may call a route. A route without `@Allow` or `@Public` is refused, and fails a test. */
export const Allow = (...allowed: [Allowed, ...Allowed[]]) => SetMetadata(ALLOWED, allowed);

/** Declares a route that anybody may call. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Declares routes that the people of a suspended business go on using. */
export const EvenSuspended = () => SetMetadata(EVEN_SUSPENDED, true);

/** A request that the guards have looked at. */
export interface GuardedRequest {
  principal?: Principal;
  /** Of a browser that has been signed in on before: for whom first, as a keyed hash. For the limits alone. */
  knownAs?: string;
  /** Why the token that came with the request stands for nobody: thrown once the request has been counted. */
  refusal?: AppError;
}

/** The principal of the request; only on routes with `@Allow`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!principal) throw new Error('@Who needs a route that declares @Allow');
  return principal;
});
