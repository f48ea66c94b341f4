import { List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { readContactFile, type BadLine, type ContactFile } from '@voicecore/domain/contacts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asE164 } from '../../lib/format/typed-number';
import { ChooseFile, ImportPreview, SaveAsFile } from '../../ui/file-import';
import { useNotify } from '../../ui/notify';
import { inBatches } from './batches';
import { changedByContacts, contactApi } from './contact-api';

/** Lines that are named one by one; there may be very many. */
const MOST_NAMED = 20;

/** Takes a file of contacts in, after showing what is in it, and saves all contacts as such a file. */
export function ContactFiles({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<ContactFile | null>(null);
  return (
    <>
      <ChooseFile
        size="sm"
        accept=".csv,.tsv,.txt,.vcf,text/csv,text/plain,text/vcard"
        onText={(text) => setFile(readContactFile(text, asE164))}
      />
      {!isEmpty && <SaveAsFile size="sm" name="contacts.csv" read={contactApi.file} />}
      {file?.kind === 'contacts' && <Preview file={file} onClose={() => setFile(null)} />}
      {file?.kind === 'no_columns' && (
        <ImportPreview
          title={t('contacts:file.title')}
          count={0}
          yes={t('contacts:file.take', { count: 0 })}
          take={() => Promise.resolve(null)}
          onClose={() => setFile(null)}
          found={
            <>
              <Text role="alert">{t(`contacts:file.no_column.${file.missing}`)}</Text>
              <Text c="dimmed">{t('contacts:file.columns')}</Text>
            </>
          }
        />
      )}
    </>
  );
}

interface PreviewProps {
  file: Extract<ContactFile, { kind: 'contacts' }>;
  onClose: () => void;
}

/** Why a line was left out: what the file says, or what is stored already. */
interface LeftOut {
  readonly line: number;
  readonly fault: BadLine['fault'] | 'contact_number_taken' | 'account_code_taken';
}

function Preview({ file, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { contacts, badLines } = file;
  const take = async (onSent: (count: number) => void) => {
    const leftOut: LeftOut[] = [];
    let sent = 0;
    try {
      for (const batch of inBatches(contacts.map(({ contact }) => contact))) {
        onSent(sent);
        const { refused } = await contactApi.addMany(
          batch.map((contact) => ({ ...contact, tags: [...contact.tags], numbers: [...contact.numbers] })),
        );
        for (const { position, code } of refused)
          leftOut.push({ line: contacts[sent + position]?.line ?? 0, fault: code });
        sent += batch.length;
      }
    } finally {
      for (const queryKey of changedByContacts) void client.invalidateQueries({ queryKey });
    }
    const done = t('contacts:file.done', { count: contacts.length - leftOut.length });
    if (leftOut.length === 0) {
      notify.done(done);
      return null;
    }
    return (
      <>
        <Text role="status">{done}</Text>
        <LeftOutLines lines={leftOut} />
      </>
    );
  };
  return (
    <ImportPreview
      title={t('contacts:file.title')}
      count={contacts.length}
      yes={t('contacts:file.take', { count: contacts.length })}
      take={take}
      onClose={onClose}
      found={
        <>
          <Text>{t('contacts:file.found', { count: contacts.length })}</Text>
          {contacts.length > 0 && (
            <Text c="dimmed">
              {contacts
                .slice(0, 3)
                .map(({ contact }) => contact.name)
                .join(', ')}
              {contacts.length > 3 ? ' …' : ''}
            </Text>
          )}
          <LeftOutLines lines={badLines} />
        </>
      }
    />
  );
}

function LeftOutLines({ lines }: { lines: readonly LeftOut[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <div>
      <Text>{t('contacts:file.left_out', { count: lines.length })}</Text>
      <List size="sm" c="dimmed">
        {lines.slice(0, MOST_NAMED).map(({ line, fault }) => (
          <List.Item key={line}>{t('contacts:file.line', { line, why: t(`contacts:why.${fault}`) })}</List.Item>
        ))}
      </List>
      {lines.length > MOST_NAMED && (
        <Text size="sm" c="dimmed">
          {t('contacts:file.more_lines', { count: lines.length - MOST_NAMED })}
        </Text>
      )}
    </div>
  );
}
