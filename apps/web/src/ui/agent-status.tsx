import { IconCircleCheckFilled, IconCircleDashed, IconPhoneFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgentStatus as Status } from '../lib/api';
import css from './agent-status.module.css';

const shapes = { available: IconCircleCheckFilled, busy: IconPhoneFilled, not_available: IconCircleDashed };

/** A status by shape, color and word. */
export function AgentStatus({ status }: { status: Status }) {
  const { t } = useTranslation();
  const Shape = shapes[status];
  return (
    <span className={css.status} data-status={status}>
      <Shape size={14} aria-hidden />
      {t(`people:status.${status}`)}
    </span>
  );
}
