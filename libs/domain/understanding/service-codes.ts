/**
 * Numbers that people dial when life is in danger, here or where they come from; also with the 9 for an outside line.
 */
const emergencyCodes: ReadonlySet<string> = new Set(['911', '9911', '112', '999', '000', '066', '988']);

/** Service numbers of the North American plan and test numbers: no one who dials them means a person. */
const serviceCodes: ReadonlySet<string> = new Set(['211', '311', '411', '511', '611', '711', '811', '933']);

/** The fewest digits a keypad turn must have room for, so that an emergency number is never cut. */
const shortestRoom = 3;

/** True for digits dialed by a person in danger: they get the fixed words, even if an agent has such an extension. */
export function isEmergencyCode(digits: string): boolean {
  return emergencyCodes.has(digits);
}

/** True for digits that cannot be an extension. */
export function isReservedCode(digits: string): boolean {
  return isEmergencyCode(digits) || serviceCodes.has(digits);
}

/** Returns the number of digits after which the keypad waits for no more: as many as the longest extension has. */
export function keypadLength(extensions: readonly string[]): number {
  return Math.max(shortestRoom, ...extensions.map(({ length }) => length));
}

/** True when the digits are complete at once: a number that can be dialed and with which no extension begins. */
export function isWholeNumber(pressed: string, extensions: readonly string[]): boolean {
  const known = extensions.includes(pressed) || isEmergencyCode(pressed);
  return known && !extensions.some((each) => each !== pressed && each.startsWith(pressed));
}
