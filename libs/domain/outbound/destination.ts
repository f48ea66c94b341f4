/** What kind of line a number has, as its numbering plan says. */
export const lineTypes = [
  'fixed_line',
  'mobile',
  'fixed_line_or_mobile',
  'voip',
  'toll_free',
  'premium_rate',
  'shared_cost',
  'other',
] as const;
export type LineType = (typeof lineTypes)[number];

/** What a reader of numbering plans says about a dialed text. */
export interface NumberFacts {
  /** In E.164. */
  readonly e164: string;
  /** ISO 3166; null for numbers of no country, such as those of satellites. */
  readonly country: string | null;
  /** The number within its country, without the calling code. */
  readonly national: string;
  /** Whether the numbering plan has such a number. */
  readonly exists: boolean;
  readonly line: LineType;
}

/** A number that can be judged by a policy. */
export type Destination = Pick<NumberFacts, 'e164' | 'country' | 'line'>;

/** Why a text is nothing that may ever be dialed. */
export type Undialable = 'not_a_number' | 'emergency_number' | 'short_code';

/** The longest text that people write a number in. */
const longestText = 40;
/** A plus, an area code in one pair of parentheses, groups of digits with single separators. */
const grouped = /^\+?(?:\d+[-. ]{1,2})?(?:\(\d+\)[-. ]?)?\d+(?:[-. ]\d+)*$/;
/** Longer numbers are written with a calling code, or are those of a subscriber. */
const longestShortCode = 6;

/** Numbers of emergency services around the world, in national form. Dialing one by machine is never allowed. */
const emergencyNumbers: ReadonlySet<string> = new Set(
  `000 061 062 066 100 101 102 103 104 108 110 111 112 113 114 115 116 117 118 119 120 122 123 125 127 128 129 130 131 132
   133 140 141 144 150 155 158 160 161 166 177 180 185 190 191 192 193 194 195 196 197 198 199 211 290 300 305 311 332 333
   424 442 777 811 877 880 902 903 906 911 912 917 919 922 933 977 988 990 991 992 993 994 995 996 997 998 999 1011 1122
   10111 10177`.split(/\s+/),
);

/**
 * Returns the digits of a number as people write it, with a plus when it begins with one; null for anything else: digits
 * of other scripts, letters, extensions and pauses are refused, never guessed.
 */
export function readDialed(text: string): string | null {
  if (text.length > longestText) return null;
  const trimmed = text.trim();
  return grouped.test(trimmed) ? trimmed.replace(/[^+\d]/g, '') : null;
}

/** Decides whether what was dialed is a number that can be judged; `facts` are null when no plan knows such a thing. */
export function toDestination(dialed: string | null, facts: NumberFacts | null): Destination | Undialable {
  if (dialed === null) return 'not_a_number';
  if (isEmergency(dialed, facts)) return 'emergency_number';
  if (isShort(dialed, facts)) return 'short_code';
  if (facts === null) return 'not_a_number';
  const { e164, country, line } = facts;
  return facts.exists || rangeOf(e164) !== null ? { e164, country, line } : 'not_a_number';
}

function isEmergency(dialed: string, facts: NumberFacts | null): boolean {
  const digits = dialed.replace('+', '');
  const spellings = [digits, digits.replace(/^[19]/, ''), digits.replace(/^0+/, '')];
  if (digits.length <= longestShortCode && spellings.some((each) => emergencyNumbers.has(each))) return true;
  return facts !== null && !facts.exists && emergencyNumbers.has(facts.national);
}

function isShort(dialed: string, facts: NumberFacts | null): boolean {
  const digits = dialed.replace('+', '');
  if (digits.length <= longestShortCode) return true;
  return facts !== null && !facts.exists && facts.national.length <= longestShortCode;
}

/** Ranges that are dangerous whatever a numbering plan says of a single number. */
export const rangeKinds = ['satellite', 'premium_rate', 'shared_cost', 'high_risk'] as const;
export type RangeKind = (typeof rangeKinds)[number];
interface Range {
  readonly prefix: string;
  readonly kind: RangeKind;
}

/**
 * Satellite and shared international codes; premium and shared-cost codes; and countries whose numbers are rented for
 * fraud far more often than they are called: what is called there pays the fraudster by the minute.
 */
const ranges: readonly Range[] = [
  ...listed('satellite', '870 871 872 873 874 878 881 882 883 888'),
  ...listed('premium_rate', '979 1900'),
  ...listed('shared_cost', '808'),
  ...listed(
    'high_risk',
    `53 213 216 220 222 224 226 227 231 232 235 236 239 243 245 246 247 248 252 253 257 261 263 265 269 290 291 370 371
     375 500 592 670 672 674 675 676 677 678 681 682 683 685 686 687 688 689 690 691 692 850 960 970 992 993 994`,
  ),
];
/** Exchange 976 of any area of North America is a premium service. */
const premiumExchange = /^\+1\d{3}976/;

function listed(kind: RangeKind, prefixes: string): Range[] {
  return prefixes.split(/\s+/).map((prefix) => ({ kind, prefix: `+${prefix}` }));
}

/** Returns the dangerous range that a number lies in; null for any other number. */
export function rangeOf(e164: string): Range | null {
  if (premiumExchange.test(e164)) return { prefix: e164.slice(0, 8), kind: 'premium_rate' };
  return ranges.find(({ prefix }) => e164.startsWith(prefix)) ?? null;
}
