const known = ['redirect', 'holdCaller', 'endLeg', 'endCall', 'embed_entry', 'propose_ways'] as const;

/** The words for what was to be done; a kind that this page does not know yet is named as it is. */
export function whatOf(kind: string): `failed:what.${(typeof known)[number] | 'other'}` {
  return `failed:what.${known.find((each) => each === kind) ?? 'other'}`;
}
