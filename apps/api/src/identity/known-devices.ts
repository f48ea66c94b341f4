import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '@voicecore/domain/kernel';
import type { Request, Response } from 'express';
import type { Env } from '../env';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import {
  ageOf,
  deviceLastsMs,
  knows,
  newDevice,
  parseDevice,
  withPerson,
  writeDevice,
  type Device,
} from './device-cookie';
import { cookiePath } from './refresh-cookies';

const cookieName = 'vc_d';

/** Browsers on which a person has signed in before: attacks by strangers on the account must not lock these out. */
@Injectable()
export class KnownDevices {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Returns the device in the request's cookie, if the cookie is genuine. */
  of(request: Request): Device | null {
    const cookies = request.cookies as Readonly<Record<string, unknown>>;
    return parseDevice(cookies[cookieName], this.clock.now(), this.env.VOICECORE_JWT_SECRET);
  }

  knows(device: Device | null, personId: PersonId): boolean {
    return device !== null && knows(device, personId, this.env.VOICECORE_JWT_SECRET);
  }

  /** Remembers that the person has a session on this device. The cookie is sent only when it changes. */
  remember(personId: PersonId, request: Request, response: Response): void {
    const now = this.clock.now();
    const key = this.env.VOICECORE_JWT_SECRET;
    const device = this.of(request);
    const isFresh = device !== null && ageOf(device, now) < deviceLastsMs / 2;
    if (isFresh && knows(device, personId, key)) return;
    const known = isFresh ? withPerson(device, personId, key) : newDevice(personId, now, key);
    response.cookie(cookieName, writeDevice(known, key), {
      ...{ httpOnly: true, sameSite: 'strict', path: cookiePath },
      secure: this.env.PUBLIC_BASE_URL.startsWith('https:'),
      maxAge: deviceLastsMs,
    });
  }
}
