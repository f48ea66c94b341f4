import { Badge, Text, Title } from '@mantine/core';
import { nextDays, type Calendar } from '@voicecore/domain/hours';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { useTranslation } from 'react-i18next';
import type { Hours, SpecialDay } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { useDayWords } from './use-day-words';
import css from './people.module.css';

/** How many days are shown. */
const days = 14;

interface Props {
  hours: Hours;
  departmentId: string | null;
  today: number;
}

/** What each of the next days will be, by the rule that also answers the callers. */
export function NextDays({ hours, departmentId, today }: Props) {
  const { t, i18n } = useTranslation();
  const words = useDayWords();
  const plans = nextDays(
    hours as Calendar<SpecialDay & { departmentId: DepartmentId | null }>,
    departmentId as DepartmentId | null,
    today,
    days,
  );
  return (
    <section aria-labelledby="next-days">
      <Title order={2} id="next-days">
        {t('hours:next_days.title', { count: days })}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('hours:next_days.text')}
      </Text>
      <List>
        {plans.map(({ day, periods, special }) => (
          <li key={day} className={css.nextDay} data-closed={periods.length === 0 || undefined}>
            <span>{capitalized(words.longDate(day), i18n.language)}</span>
            <span>{words.hours(periods)}</span>
            {special && (
              <Badge variant="light" color="gray" tt="none">
                {special.name}
              </Badge>
            )}
          </li>
        ))}
      </List>
    </section>
  );
}

function capitalized(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
