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
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, asProblem, queryKeys, type KnowledgeImportPreview, type Language } from '../../../lib/api';
import { useTimes } from '../../../lib/format';
import { ProblemNotice } from '../../../ui/problem-notice';
import { List } from '../../../ui/resource-list';
import { UndoImport } from './undo-import';
import css from '../knowledge.module.css';

const kinds = ['text', 'page', 'file'] as const;
type Kind = (typeof kinds)[number];
/** What the server takes, bytes and letters. */
const largestFile = 10 * 1024 * 1024;
const longestPaste = 200_000;

interface Source {
  readonly kind: Kind;
  readonly text: string;
  readonly address: string;
  readonly file: File | null;
  readonly language: Language;
}

function previewOf({ kind, text, address, file, language }: Source): Promise<KnowledgeImportPreview> {
  if (kind === 'page') return answer(api.POST('/api/v1/knowledge/previews/page', { body: { address, language } }));
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

/** Why it cannot be sent as it is. */
function faultOf({ kind, text, address, file }: Source): string | null {
  if (kind === 'text') return text.trim() === '' ? 'no_text' : text.length > longestPaste ? 'text_too_long' : null;
  if (kind === 'page') return URL.canParse(withScheme(address)) && address.trim() !== '' ? null : 'no_address';
  if (file === null) return 'no_file';
  return file.size > largestFile ? 'file_too_large' : null;
}

/** People write "example.com/faq". */
const withScheme = (address: string) => (/^[a-z]+:\/\//i.test(address.trim()) ? address : `https://${address}`).trim();

/** Where knowledge comes from. */
export function ImportSource({ onPreview }: { onPreview: (preview: KnowledgeImportPreview) => void }) {
  const { t, i18n } = useTranslation();
  const [source, setSource] = useState<Source>({
    kind: 'text',
    text: '',
    address: '',
    file: null,
    language: i18n.language === 'es' ? 'es' : 'en',
  });
  const [fault, setFault] = useState<string | null>(null);
  const read = useMutation({ mutationFn: previewOf, onSuccess: onPreview });
  const change = (part: Partial<Source>) => {
    setSource({ ...source, ...part });
    setFault(null);
    read.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(source);
    setFault(found);
    if (found === null) read.mutate({ ...source, address: withScheme(source.address) });
  };
  const error = fault === null ? undefined : t(`knowledge:import.fault.${fault}`);
  return (
    <form onSubmit={submit} noValidate>
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
            error={error}
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
            error={error}
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
            value={source.file}
            error={error}
            onChange={(file) => change({ file })}
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
        {read.error ? <SourceProblem problem={read.error} /> : null}
        <Group justify="flex-end">
          {read.isPending && (
            <Text c="dimmed" role="status">
              {t('knowledge:import.reading')}
            </Text>
          )}
          <Button type="submit" loading={read.isPending}>
            {t('knowledge:import.read')}
          </Button>
        </Group>
        <RecentImports />
      </Stack>
    </form>
  );
}

/** A table that cannot be read names its line; everything else is said by its code. */
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
