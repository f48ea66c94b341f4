import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { AgentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import type { AppError } from './app-error';

export const roleNames = ['super_admin', 'tenant_admin', 'supervisor', 'agent'] as const;
export type Role = (typeof roleNames)[number];
/**
 * Who may call a route: users with one of the roles, every signed-in user, the carrier by its signature, or the metrics
 * scraper. For the last two, the route has a guard of its own.
 */
export type Allowed = Role | 'signed_in' | 'carrier' | 'scraper';

/**
 * The user who sends the request: read from the database with the token, so that a change of role takes effect
 * immediately.
 */
export interface Principal {
  readonly personId: PersonId;
  readonly tenantId: TenantId;
  readonly role: Role;
  readonly agentId: AgentId | null;
  /** True for users of a suspended business: they may read, but change nothing. */
  readonly suspended: boolean;
  /** The refresh family that the access token belongs to. */
  readonly sessionId: string;
}

export const ALLOWED = Symbol('allowed');
export const PUBLIC = Symbol('public');
export const EVEN_SUSPENDED = Symbol('even suspended');

/** Declares who may call a route. A route without `@Allow` or `@Public` is refused, and fails a test. */
export const Allow = (...allowed: [Allowed, ...Allowed[]]) => SetMetadata(ALLOWED, allowed);

/** Declares a route that anyone may call. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Declares routes that users of a suspended business may still use. */
export const EvenSuspended = () => SetMetadata(EVEN_SUSPENDED, true);

/** A request that the guards have processed. */
export interface GuardedRequest {
  principal?: Principal;
  /**
   * Set for a browser on which someone has signed in before: a keyed hash of the first such person. Used only for the
   * limits.
   */
  knownAs?: string;
  /** Why the request's token is not accepted: thrown once the request has been counted. */
  refusal?: AppError;
}

/** Injects the principal of the request; only on routes with `@Allow`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!principal) throw new Error('@Who needs a route that declares @Allow');
  return principal;
});
