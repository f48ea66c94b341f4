import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type KnowledgeDraftText, type Language } from '../../lib/api';
import { useInstallation } from '../../lib/directory';
import { ProblemNotice } from '../../ui/problem-notice';
import css from './knowledge.module.css';

interface Props {
  /** The language that is still empty. */
  into: Language;
  /** The texts in the other language. */
  source: KnowledgeDraftText;
  onUse: (draft: KnowledgeDraftText) => void;
}

/** A model's draft of an entry in the other language: shown first, and used only when the user accepts it. */
export function DraftLanguage({ into, source, onUse }: Props) {
  const { t } = useTranslation();
  const installation = useInstallation();
  const draft = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/knowledge/drafts/other-language', { body: { into, ...source } })),
  });
  if (!installation.data) return null;
  if (installation.data.wording === 'rules')
    return (
      <Text size="sm" c="dimmed">
        {t('knowledge:draft.no_model')}
      </Text>
    );
  return (
    <div role="status">
      {draft.data ? (
        <div className={css.found}>
          <Text fw={600}>{t('knowledge:draft.title')}</Text>
          <Text size="sm" c="dimmed">
            {t('knowledge:draft.text')}
          </Text>
          <Text lang={into} mt="xs" fw={600}>
            {draft.data.question}
          </Text>
          <Text lang={into}>{draft.data.answer}</Text>
          <Group gap="xs" mt="xs">
            <Button size="xs" variant="default" onClick={() => onUse(draft.data)}>
              {t('knowledge:draft.use')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => draft.reset()}>
              {t('knowledge:draft.discard')}
            </Button>
          </Group>
        </div>
      ) : (
        <Button size="xs" variant="default" loading={draft.isPending} onClick={() => draft.mutate()}>
          {t(`knowledge:draft.into.${into}`)}
        </Button>
      )}
      {draft.error && <ProblemNotice problem={draft.error} />}
    </div>
  );
}
