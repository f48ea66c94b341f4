import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SpanFields } from './day-row';
import { nextSpan, type Span } from './week';
import css from './people.module.css';

interface Props {
  spans: readonly Span[];
  onChange: (spans: readonly Span[]) => void;
}

/** The hours of a single day. */
export function DaySpans({ spans, onChange }: Props) {
  const { t } = useTranslation();
  const next = nextSpan([spans], 0);
  return (
    <div className={css.spans}>
      {spans.map((span, at) => (
        <SpanFields
          key={at}
          span={span}
          onChange={(changed) => onChange(spans.map((old, i) => (i === at ? changed : old)))}
          onRemove={() => onChange(spans.filter((_, i) => i !== at))}
        />
      ))}
      <Button
        variant="subtle"
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={next === null}
        onClick={() => next && onChange([...spans, next])}
      >
        {t('hours:special.add_hours')}
      </Button>
    </div>
  );
}
