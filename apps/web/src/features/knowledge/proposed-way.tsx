import { Button, Group, Text, TextInput } from '@mantine/core';
import { longestQuestion } from '@voicecore/domain/knowledge/limits';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeWay } from '../../lib/api';
import css from './knowledge.module.css';

interface Props {
  proposal: KnowledgeWay;
  busy: boolean;
  onApprove: (way: string) => void;
  onDiscard: () => void;
}

/** One proposal, which the user accepts as it is, rewords first, or discards. */
export function ProposedWay({ proposal, busy, onApprove, onDiscard }: Props) {
  const { t } = useTranslation();
  const [wording, setWording] = useState<string | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const { language, way, origin } = proposal;
  const hasWords = /[\p{L}\p{N}]/u.test(wording ?? way);
  const leave = () => {
    setWording(null);
    // The field that had the focus is gone, so the button in its place takes the focus.
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <li className={css.asked}>
      {wording === null ? (
        <div className={css.draftText}>
          <span lang={language}>{way}</span>
          <Text c="dimmed" size="sm">
            {t(`calls:language.${language}`)}
            {' · '}
            {t(`knowledge:ways.origin.${origin}`)}
          </Text>
        </div>
      ) : (
        <TextInput
          className={css.search}
          lang={language}
          aria-label={t('knowledge:ways.wording')}
          maxLength={longestQuestion}
          value={wording}
          autoFocus
          onChange={(event) => setWording(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              leave();
            }
            if (event.key === 'Enter' && hasWords) onApprove(wording.trim());
          }}
        />
      )}
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          disabled={busy || !hasWords}
          aria-label={t('knowledge:ways.approve_name', { way: wording ?? way })}
          onClick={() => onApprove((wording ?? way).trim())}
        >
          {t('knowledge:ways.approve')}
        </Button>
        {wording === null ? (
          <>
            <Button
              ref={edit}
              variant="subtle"
              size="xs"
              aria-label={t('knowledge:ways.edit_name', { way })}
              onClick={() => setWording(way)}
            >
              {t('knowledge:ways.edit')}
            </Button>
            <Button
              variant="subtle"
              size="xs"
              disabled={busy}
              aria-label={t('knowledge:ways.discard_name', { way })}
              onClick={onDiscard}
            >
              {t('knowledge:ways.discard')}
            </Button>
          </>
        ) : (
          <Button variant="subtle" size="xs" onClick={leave}>
            {t('frame:cancel')}
          </Button>
        )}
      </Group>
    </li>
  );
}
