/** Texts that only some features show, by the folder of the feature: they come with its page. All others come at once. */
export const pageTexts = {
  'dead-letters': ['failed'],
  knowledge: ['knowledge'],
  numbers: ['numbers'],
  platform: ['platform', 'numbers', 'settings'],
  settings: ['settings'],
  try: ['try'],
  welcome: ['welcome'],
} as const;

export type TextsOfPage = keyof typeof pageTexts;
