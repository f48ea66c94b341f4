/**
 * How far the network vouches for the caller's number (STIR/SHAKEN): A, the caller may use the number; B, the caller is
 * known and the number is not; C, neither; `failed`, the signature is wrong; `none`, the call was not signed.
 */
export const attestations = ['A', 'B', 'C', 'failed', 'none'] as const;
export type Attestation = (typeof attestations)[number];

/**
 * Returns the attestation that a carrier's `StirVerstat` value states, such as `TN-Validation-Passed-A` or
 * `TN-Validation-Failed-C-Diverted`. Values of a kind that is not known count as unsigned.
 */
export function attestationOf(verstat: string): Attestation {
  if (verstat.startsWith('TN-Validation-Failed')) return 'failed';
  const level = /^TN-Validation-Passed-([ABC])(?:-|$)/.exec(verstat)?.[1];
  return (level as 'A' | 'B' | 'C' | undefined) ?? 'none';
}
