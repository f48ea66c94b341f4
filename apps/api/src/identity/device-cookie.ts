import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant, PersonId } from '@voicecore/domain/kernel';

/** How long a device id is valid after it was issued, ms. It is issued anew after half of that. */
export const deviceLastsMs = 365 * 86_400_000;
/** Number of people one browser's cookie remembers; the one added first is dropped first. */
export const peopleHeld = 8;

const form = /^([0-9a-z]{8,9}\.[\w-]{11}\.[\w-]{16})\.([\w-]{22})((?:\.[\w-]{22}){0,8})$/;

/** The content of a genuine cookie. */
export interface Device {
  /** When the id was issued, a keyed hash of the person it was issued for, and a random value. */
  readonly id: string;
  /** One for each person who has signed in on the device; they reveal nothing without the key. */
  readonly tags: readonly string[];
}

/** Returns a new device for a browser on which `personId` has just signed in. */
export function newDevice(personId: PersonId, now: Instant, key: string): Device {
  const owner = mark(key, 'owner', personId).slice(0, 11);
  const id = `${now.toString(36)}.${owner}.${randomBytes(12).toString('base64url')}`;
  return { id, tags: [mark(key, id, personId)] };
}

export function withPerson({ id, tags }: Device, personId: PersonId, key: string): Device {
  return { id, tags: [...tags, mark(key, id, personId)].slice(-peopleHeld) };
}

/** True when the person has signed in on the device. */
export function knows({ id, tags }: Device, personId: PersonId, key: string): boolean {
  const expected = mark(key, id, personId);
  return tags.some((tag) => same(tag, expected));
}

/** Returns the cookie: only an id with our signature, so that the server has nothing to store. */
export function writeDevice({ id, tags }: Device, key: string): string {
  return [id, mark(key, 'device', id), ...tags].join('.');
}

/** Returns null for a cookie that we did not write, and for one that is too old. */
export function parseDevice(text: unknown, now: Instant, key: string): Device | null {
  const [, id = '', signature = '', tags = ''] = (typeof text === 'string' ? form.exec(text) : null) ?? [];
  if (id === '' || !same(signature, mark(key, 'device', id)) || ageOf({ id }, now) > deviceLastsMs) return null;
  return { id, tags: tags.split('.').filter(Boolean) };
}

export function ageOf({ id }: Pick<Device, 'id'>, now: Instant): number {
  return now - parseInt(id, 36);
}

/**
 * Returns a keyed hash of the person the id was issued for: getting many device ids for one account brings no
 * advantage.
 */
export function ownerOf({ id }: Device): string {
  return id.split('.')[1] ?? '';
}

/** Returns 128 bits of a keyed hash. */
function mark(key: string, use: string, value: string): string {
  return createHmac('sha256', key).update(`known device\0${use}\0${value}`).digest('base64url').slice(0, 22);
}

function same(given: string, expected: string): boolean {
  const [one, two] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === two.length && timingSafeEqual(one, two);
}
