import { useTranslation } from 'react-i18next';
import { tokenOf } from './stages';
import css from './call-ribbon.module.css';

/** A stage in its color and texture, with its word. */
export function StageBadge({ stage }: { stage: string }) {
  const { t } = useTranslation();
  const token = tokenOf(stage);
  return (
    <span className={css.badge}>
      {token && <span className={`${css.swatch} ${css[token]}`} aria-hidden />}
      {t(`calls:stage.${stage}`)}
    </span>
  );
}
