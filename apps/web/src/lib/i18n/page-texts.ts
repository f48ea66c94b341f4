/** Texts that only some features show, by the folder of the feature: they come with its page. All others come at once. */
export const pageTexts = {
  'dead-letters': ['failed'],
  'forgotten-password': ['password'],
  knowledge: ['knowledge'],
  numbers: ['numbers'],
  platform: ['platform', 'numbers', 'settings'],
  settings: ['settings', 'password'],
  try: ['try'],
  welcome: ['welcome'],
} as const;

export type TextsOfPage = keyof typeof pageTexts;
