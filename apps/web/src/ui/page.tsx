import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './page.module.css';

/** A page's content area: a reading width, or the full width. */
export function Page({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <Box className={css.page} data-wide={wide || undefined}>
      {children}
    </Box>
  );
}
