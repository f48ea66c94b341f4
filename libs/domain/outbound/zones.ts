import { zonesOfArea } from './area-zones';
import type { Destination } from './destination';

/** Part of `Intl.Locale`: newer engines have the method, older ones the property. */
interface LocaleWithZones extends Intl.Locale {
  readonly getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[] | undefined;
}

/**
 * Returns the time zones in which a number may ring, by its area code in the United States and Canada, and by its country
 * elsewhere; none when that is not known.
 */
export function zonesOf({ e164, country }: Pick<Destination, 'e164' | 'country'>): readonly string[] {
  if (country === null) return [];
  const area = country === 'US' || country === 'CA' ? zonesOfArea(e164.slice(2, 5)) : null;
  return area ?? zonesOfCountry(country);
}

function zonesOfCountry(country: string): readonly string[] {
  const locale: LocaleWithZones = new Intl.Locale('und', { region: country });
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(String);
}
