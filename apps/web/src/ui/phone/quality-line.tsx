import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Quality } from '../../lib/line';
import css from './quality-line.module.css';

/** The line's quality in a word, with its figures: all measured on this line. */
export function QualityLine({ quality }: { quality: Quality }) {
  const { t } = useTranslation();
  const { word, jitterMs, gaps, pingMs } = quality;
  return (
    <Text size="xs" className={css.quality} data-word={word}>
      {t(`phone:quality.${word}`)}
      <span className={css.figures}>{t('phone:quality_figures', { jitter: jitterMs, gaps, ping: pingMs ?? '–' })}</span>
    </Text>
  );
}
