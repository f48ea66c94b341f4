import { Anchor, Button, Paper, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type KnowledgeTrial, type Language } from '../../lib/api';
import { span } from '../../lib/format';
import { ProblemNotice } from '../../ui/problem-notice';
import css from './knowledge.module.css';

/** Asks a question as a caller would, through the same search that serves calls, and shows what matched. */
export function TryQuestion({ onOpen }: { onOpen: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  const [question, setQuestion] = useState('');
  const [language, setLanguage] = useState<Language>(i18n.language === 'es' ? 'es' : 'en');
  const trial = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/knowledge/try', { body: { question: question.trim(), language } })),
  });
  const ask = () => {
    if (question.trim()) trial.mutate();
  };
  return (
    <Paper p="md" component="section" aria-labelledby="try">
      <Stack gap="sm">
        <div>
          <Title order={2} id="try">
            {t('knowledge:try.title')}
          </Title>
          <Text c="dimmed">{t('knowledge:try.text')}</Text>
        </div>
        <Textarea
          aria-label={t('knowledge:try.question')}
          placeholder={t('knowledge:try.question')}
          autosize
          minRows={2}
          maxLength={300}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            ask();
          }}
        />
        <SegmentedControl
          fullWidth
          aria-label={t('knowledge:try.language')}
          value={language}
          onChange={(value) => setLanguage(value === 'es' ? 'es' : 'en')}
          data={[
            { value: 'en', label: t('calls:language.en') },
            { value: 'es', label: t('calls:language.es') },
          ]}
        />
        <Button variant="default" onClick={ask} loading={trial.isPending} disabled={!question.trim()}>
          {t('knowledge:try.ask')}
        </Button>
        <div role="status">
          {trial.error ? <ProblemNotice problem={trial.error} /> : null}
          {trial.data && <Found trial={trial.data} language={language} onOpen={onOpen} />}
        </div>
      </Stack>
    </Paper>
  );
}

interface FoundProps {
  trial: KnowledgeTrial;
  language: Language;
  onOpen: (id: string) => void;
}

function Found({ trial, language, onOpen }: FoundProps) {
  const { t } = useTranslation();
  const { entry, found, score, threshold, terms, ms } = trial;
  const figures = { score: (score ?? 0).toFixed(2), threshold: threshold.toFixed(2), time: span(ms) };
  return (
    <Stack gap="xs" className={css.found} data-found={found}>
      <Text fw={600}>{t(found ? 'knowledge:try.found' : 'knowledge:try.not_found')}</Text>
      {found && entry && (
        <>
          <Anchor component="button" type="button" ta="start" onClick={() => onOpen(entry.id)} lang={language}>
            {entry.question}
          </Anchor>
          <Text lang={language}>{entry.answer}</Text>
        </>
      )}
      {!found && <Text>{t('knowledge:try.not_found_text')}</Text>}
      {terms.length > 0 && (
        <div className={css.terms} aria-label={t('knowledge:try.terms')}>
          {terms.map((term) => (
            <span key={term} className={css.term}>
              {term}
            </span>
          ))}
        </div>
      )}
      <Text size="xs" c="dimmed">
        {t('knowledge:try.figures', figures)}
      </Text>
    </Stack>
  );
}
