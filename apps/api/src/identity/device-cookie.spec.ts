import type { PersonId } from '@voicecore/domain/kernel';
import {
  deviceLastsMs,
  knows,
  newDevice,
  ownerOf,
  parseDevice,
  peopleHeld,
  withPerson,
  writeDevice,
} from './device-cookie';

const key = 'k'.repeat(48);
const now = Date.UTC(2026, 2, 2);
const person = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as PersonId;

describe('the cookie of a known device', () => {
  it('knows who has signed in there, and nobody else', () => {
    const text = writeDevice(withPerson(newDevice(person(1), now, key), person(2), key), key);
    const device = parseDevice(text, now, key)!;
    expect([1, 2, 3].map((index) => knows(device, person(index), key))).toEqual([true, true, false]);
    expect(text).not.toContain(person(1));
  });

  it('stays short however many people sign in: those who came first are forgotten', () => {
    let device = newDevice(person(0), now, key);
    for (let index = 1; index < 30; index++) device = withPerson(device, person(index), key);
    const read = parseDevice(writeDevice(device, key), now, key)!;
    expect([0, 29 - peopleHeld, 30 - peopleHeld, 29].map((index) => knows(read, person(index), key))).toEqual([
      ...[false, false],
      ...[true, true],
    ]);
    expect(writeDevice(device, key).length).toBeLessThan(300);
  });

  it('is nothing once it is too old, under another key, or with the tag of another device', () => {
    const [one, two] = [newDevice(person(1), now, key), newDevice(person(2), now, key)];
    const text = writeDevice(one, key);
    expect(parseDevice(text, now + deviceLastsMs, key)).not.toBeNull();
    expect(parseDevice(text, now + deviceLastsMs + 1, key)).toBeNull();
    expect(parseDevice(text, now, 'l'.repeat(48))).toBeNull();
    const mixed = parseDevice(writeDevice({ id: one.id, tags: two.tags }, key), now, key)!;
    expect(knows(mixed, person(2), key)).toBe(false);
    for (const odd of [undefined, '', 'x', text.slice(1), `${text}.`, `${text}x`])
      expect(parseDevice(odd, now, key)).toBeNull();
  });

  it('tells which account it was named for, the same for all its devices, without saying whom', () => {
    const owners = [1, 1, 2].map((index) => ownerOf(newDevice(person(index), now, key)));
    expect(owners[0]).toBe(owners[1]);
    expect(owners[0]).not.toBe(owners[2]);
  });
});
