/**
 * Texts that only some features show, by the feature's folder: they load with its page. All others load at the
 * start.
 */
export const pageTexts = {
  contacts: ['contacts'],
  'dead-letters': ['failed'],
  'forgotten-password': ['password'],
  knowledge: ['knowledge'],
  numbers: ['numbers', 'hours'],
  outgoing: ['outgoing'],
  people: ['departments', 'hours', 'staff'],
  platform: ['platform', 'numbers', 'settings'],
  screening: ['screening'],
  settings: ['settings', 'password'],
  try: ['try'],
  welcome: ['welcome'],
} as const;

export type TextsOfPage = keyof typeof pageTexts;
