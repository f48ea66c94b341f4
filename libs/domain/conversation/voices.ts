/** The voices that the Realtime models offer, recommended ones first. A setting names one of them. */
export const voices = [
  'marin',
  'cedar',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
] as const;
export type Voice = (typeof voices)[number];

export const defaultVoice: Voice = 'marin';
