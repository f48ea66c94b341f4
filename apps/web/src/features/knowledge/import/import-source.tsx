import {
  Button,
  FileInput,
  Group,
  Input,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, asProblem, queryKeys, type KnowledgeImportPreview, type Language } from '../../../lib/api';
import { useDraft } from '../../../lib/drafts';
import { useTimes } from '../../../lib/format';
import { DraftForm } from '../../../ui/draft-form';
import { ProblemNotice } from '../../../ui/problem-notice';
import { List } from '../../../ui/resource-list';
import { UndoImport } from './undo-import';
import css from '../knowledge.module.css';

const kinds = ['text', 'page', 'file'] as const;
type Kind = (typeof kinds)[number];
/** The server's limits, in bytes and characters. */
const largestFile = 10 * 1024 * 1024;
const longestPaste = 200_000;

/** The typed input; the chosen file is kept beside it, because a tab's storage cannot hold one. */
interface Source {
  readonly kind: Kind;
  readonly text: string;
  readonly address: string;
  readonly language: Language;
}

function previewOf({ kind, text, address, language }: Source, file: File | null): Promise<KnowledgeImportPreview> {
  if (kind === 'page')
    return answer(api.POST('/api/v1/knowledge/previews/page', { body: { address: withScheme(address), language } }));
  if (kind === 'text') return answer(api.POST('/api/v1/knowledge/previews/text', { body: { text, language } }));
  return answer(
    api.POST('/api/v1/knowledge/previews/file', {
      params: { query: { language } },
      headers: { 'content-type': 'application/octet-stream' },
      body: '',
      bodySerializer: () => file,
    }),
  );
}

/** Returns why the source cannot be sent, and the field that is at fault. */
function faultOf({ kind, text, address }: Source, file: File | null): [path: string, fault: string] | null {
  if (kind === 'text') {
    if (text.trim() === '') return ['text', 'no_text'];
    return text.length > longestPaste ? ['text', 'text_too_long'] : null;
  }
  if (kind === 'page')
    return URL.canParse(withScheme(address)) && address.trim() !== '' ? null : ['address', 'no_address'];
  if (file === null) return ['file', 'no_file'];
  return file.size > largestFile ? ['file', 'file_too_large'] : null;
}

/** Adds a scheme, because people write "example.com/faq". */
const withScheme = (address: string) => (/^[a-z]+:\/\//i.test(address.trim()) ? address : `https://${address}`).trim();

/** The form where the user chooses the source of the knowledge. */
export function ImportSource({ onPreview }: { onPreview: (preview: KnowledgeImportPreview) => void }) {
  const { t, i18n } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const draft = useDraft({
    name: 'import',
    stored: null,
    valuesOf: (): Source & Record<string, unknown> => ({
      kind: 'text',
      text: '',
      address: '',
      language: i18n.language === 'es' ? 'es' : 'en',
    }),
    validate: (values) => {
      const found = faultOf(values, file);
      return found === null ? {} : { [found[0]]: t(`knowledge:import.fault.${found[1]}`) };
    },
    save: (values) => previewOf(values, file),
    onSaved: onPreview,
    onFailed: setProblem,
  });
  const { form } = draft;
  const source = form.values;
  const change = (part: Partial<Source>) => {
    form.setValues(part);
    form.clearErrors();
    setProblem(null);
  };
  return (
    <DraftForm draft={draft}>
      <Stack>
        <Text c="dimmed">{t('knowledge:import.text')}</Text>
        <SegmentedControl
          fullWidth
          aria-label={t('knowledge:import.from')}
          value={source.kind}
          onChange={(value) => change({ kind: kinds.find((kind) => kind === value) ?? 'text' })}
          data={kinds.map((kind) => ({ value: kind, label: t(`knowledge:import.kind.${kind}`) }))}
        />
        {source.kind === 'text' && (
          <Textarea
            data-autofocus
            label={t('knowledge:import.paste')}
            description={t('knowledge:import.paste_hint')}
            placeholder={t('knowledge:import.paste_example')}
            rows={12}
            value={source.text}
            data-path="text"
            error={form.errors.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        )}
        {source.kind === 'page' && (
          <TextInput
            type="url"
            inputMode="url"
            label={t('knowledge:import.address')}
            description={t('knowledge:import.address_hint')}
            placeholder="https://"
            value={source.address}
            data-path="address"
            error={form.errors.address}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
        )}
        {source.kind === 'file' && (
          <FileInput
            label={t('knowledge:import.file')}
            description={t('knowledge:import.file_hint')}
            placeholder={t('knowledge:import.file_choose')}
            accept=".pdf,.docx,.csv,.tsv,.txt,.md,.html,.htm"
            clearable
            clearButtonProps={{ 'aria-label': t('knowledge:import.file_clear') }}
            value={file}
            data-path="file"
            error={form.errors.file}
            onChange={(chosen) => {
              setFile(chosen);
              change({});
            }}
          />
        )}
        <Input.Wrapper label={t('knowledge:import.language')} labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label={t('knowledge:import.language')}
            value={source.language}
            onChange={(value) => change({ language: value === 'es' ? 'es' : 'en' })}
            data={(['en', 'es'] as const).map((value) => ({ value, label: t(`calls:language.${value}`) }))}
          />
        </Input.Wrapper>
        {problem ? <SourceProblem problem={problem} /> : null}
        <Group justify="flex-end">
          {draft.isBusy && (
            <Text c="dimmed" role="status">
              {t('knowledge:import.reading')}
            </Text>
          )}
          <Button type="submit" loading={draft.isBusy}>
            {t('knowledge:import.read')}
          </Button>
        </Group>
        <RecentImports />
      </Stack>
    </DraftForm>
  );
}

/** A table that cannot be read is reported with its line; all other problems are described by their code. */
function SourceProblem({ problem }: { problem: unknown }) {
  const { t } = useTranslation();
  const line = Object.keys(asProblem(problem).fields)
    .map((path) => /^line\.(\d+)$/.exec(path)?.[1])
    .find(Boolean);
  if (line === undefined) return <ProblemNotice problem={problem} />;
  return (
    <Text c="red" role="alert">
      {t(line === '1' ? 'knowledge:import.fault.head' : 'knowledge:import.fault.line', { line })}
    </Text>
  );
}

function RecentImports() {
  const { t } = useTranslation();
  const times = useTimes();
  const imports = useQuery({
    queryKey: queryKeys.knowledge.imports,
    queryFn: () => answer(api.GET('/api/v1/knowledge/imports')),
  });
  if (!imports.data || imports.data.items.length === 0) return null;
  return (
    <section aria-labelledby="imports">
      <Title order={3} id="imports" size="h5" mb="xs">
        {t('knowledge:import.recent')}
      </Title>
      <List>
        {imports.data.items.map(({ id, source, entries, createdAt, undoneAt }) => (
          <li key={id} className={css.imported}>
            <span>
              {t(`knowledge:import.was.${source}`, { count: entries })}
              <Text span c="dimmed" title={times.exact(createdAt)}>
                {' · '}
                {times.when(createdAt)}
              </Text>
            </span>
            {undoneAt === null ? (
              <UndoImport id={id} onDone={() => undefined} />
            ) : (
              <Text c="dimmed">{t('knowledge:import.is_undone')}</Text>
            )}
          </li>
        ))}
      </List>
    </section>
  );
}
