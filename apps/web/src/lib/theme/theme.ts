import { createTheme, type MantineColorsTuple } from '@mantine/core';

/**
 * The accent, an ink blue: shade 6 has a contrast of 7.4:1 with white text, shade 4 has 5:1 on the dark
 * background.
 */
const ink: MantineColorsTuple = [
  '#eef0fb',
  '#dbdff5',
  '#b5bde9',
  '#8f9ade',
  '#7683dc',
  '#5462c8',
  '#3f4ab8',
  '#363f9d',
  '#2d3583',
  '#22286a',
];

/** The grays of the dark scheme, as cool as those of the tokens. */
const dark: MantineColorsTuple = [
  '#e4e7eb',
  '#b9c0c9',
  '#9aa3ae',
  '#7a838f',
  '#434952',
  '#33383f',
  '#22262c',
  '#1b1e23',
  '#16181d',
  '#101216',
];

/** Shades 6 and 5 have a contrast of more than 5:1 with white text. */
const red: MantineColorsTuple = [
  '#fdefef',
  '#f9dada',
  '#f1b3b3',
  '#ea8b8b',
  '#ff7b7b',
  '#c73636',
  '#c02a2a',
  '#a82424',
  '#8f1f1f',
  '#761919',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 5 },
  colors: { ink, dark, red },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { shadow: 'none', withBorder: true } },
    Tooltip: { defaultProps: { withArrow: false, openDelay: 250 } },
    Menu: { defaultProps: { shadow: 'md', withArrow: false } },
    Skeleton: { defaultProps: { animate: true } },
    Table: { defaultProps: { verticalSpacing: 8, horizontalSpacing: 12 } },
  },
});
