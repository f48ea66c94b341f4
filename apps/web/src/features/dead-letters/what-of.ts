const known = ['redirect', 'holdCaller', 'endLeg', 'endCall', 'embed_entry', 'propose_ways'] as const;

/** Returns the words for the effect; a kind that this page does not know is named as it is. */
export function whatOf(kind: string): `failed:what.${(typeof known)[number] | 'other'}` {
  return `failed:what.${known.find((each) => each === kind) ?? 'other'}`;
}
