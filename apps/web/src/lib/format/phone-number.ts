import { redraw } from '../i18n/redraw';
import { currentSession } from '../session/session';
import type * as numberLibrary from './number-library';

/**
 * Area codes of other countries in the North American numbering plan; all others belong to the United States.
 */
const foreignAreas = new Set(
  (
    '204 226 236 242 246 249 250 257 263 264 268 273 284 289 306 340 343 345 354 365 367 368 382 403 416 418 428 431 437 ' +
    '438 441 450 468 473 474 506 514 519 548 579 581 584 587 600 604 613 622 633 639 647 649 658 664 670 671 672 683 684 ' +
    '705 709 721 742 753 758 767 778 780 782 784 787 807 809 819 825 829 849 867 868 869 873 876 879 902 905 939 942'
  ).split(' '),
);

let library: typeof numberLibrary | null = null;
let loading: Promise<void> | null = null;

/** The formats of all countries weigh a tenth of a page, and most pages show only United States numbers. */
export function loadNumbers(): Promise<void> {
  loading ??= import('./number-library').then(
    (loaded) => {
      library = loaded;
      redraw();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** The country whose numbers the signed-in user writes without a country code; null when unknown. */
export function homeCountry(): string | null {
  const session = currentSession();
  return session.status === 'signed_in' ? session.me.country : null;
}

/**
 * Formats a number as people in `home` write it: "+12125550100" is "(212) 555-0100" in the United States, "+1 212
 * 555 0100" elsewhere. Until a country's format is loaded, the number is shown as it is stored.
 */
export function phoneNumber(e164: string, home = homeCountry()): string {
  const known = home === 'US' ? inNorthAmerica(e164) : null;
  if (known !== null) return known;
  if (library !== null) return library.formatted(e164, home);
  if (e164.startsWith('+')) void loadNumbers();
  return e164;
}

/** Formats a North American number as in the United States; null for any other number. */
function inNorthAmerica(e164: string): string | null {
  const [, area, office, line] = /^\+1([2-9]\d\d)(\d{3})(\d{4})$/.exec(e164) ?? [];
  if (area === undefined) return null;
  return foreignAreas.has(area) ? `+1 ${area} ${office} ${line}` : `(${area}) ${office}-${line}`;
}

/** Returns who calls: the contact's name if the business knows the number, otherwise the number. */
export function callerOf(
  { caller, contact }: { readonly caller: string | null; readonly contact: { readonly name: string } | null },
  unknown: string,
): string {
  return contact?.name ?? callerName(caller, unknown);
}

export function callerName(e164: string | null, unknown: string): string {
  return e164 ? phoneNumber(e164) : unknown;
}
