import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import type { GuardedRequest, Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { onBehalfOf } from '../platform/call-context';
import { ownerOf } from './device-cookie';
import { KnownDevices } from './known-devices';

/**
 * Identifies the user before limits and permissions are checked. Without a token the request is anonymous; with an
 * invalid token it is anonymous too until it has been counted against the limits, and then gets 401.
 */
@Injectable()
export class PrincipalGuard extends AuthGuard('jwt') {
  constructor(private readonly devices: KnownDevices) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request & GuardedRequest>();
    const device = this.devices.of(request);
    if (device) request.knownAs = ownerOf(device);
    if (!request.headers.authorization) return true;
    try {
      await super.canActivate(context);
      const { principal } = request;
      if (principal) onBehalfOf({ kind: kindOf(principal), id: principal.personId });
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      request.refusal = fault;
    }
    return true;
  }

  override getAuthenticateOptions() {
    return { session: false, property: 'principal' satisfies keyof GuardedRequest };
  }

  override handleRequest<Found>(fault: unknown, found: Found | false): Found {
    if (fault) throw fault instanceof Error ? fault : new Error('a token could not be checked');
    if (!found) throw new AppError('not_signed_in');
    return found;
  }
}

function kindOf({ role }: Principal): 'person' | 'platform' {
  return role === 'super_admin' ? 'platform' : 'person';
}
