import { appointmentClaims } from './appointment-claims';
import { handoverClaims } from './handover-claims';
import type { ClaimForm } from './promise-words';

/** All forms of a claim. */
export const claimForms: readonly ClaimForm[] = [...appointmentClaims, ...handoverClaims];
