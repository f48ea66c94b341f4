import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { contactLimits, tiers } from '@voicecore/domain/contacts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { RemoveButton } from '../../ui/remove-button';
import { changedByContacts, contactApi } from './contact-api';
import { bodyOf, faultsOf, valuesOf, type Values } from './contact-values';
import { MoveQuestion } from './move-question';

interface Props {
  /** Null for a new one. */
  contact: Contact | null;
  /** The number that a new one is for. */
  number: string | null;
  onClose: () => void;
}

/** Adds or changes a contact. */
export function ContactDrawer({ contact, number, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <EditDrawer title={t(contact ? 'contacts:edit' : 'contacts:add')} onClose={onClose}>
      <ContactForm contact={contact} number={number} onClose={onClose} />
    </EditDrawer>
  );
}

function ContactForm({ contact, number, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [holder, setHolder] = useState<string | null>(null);
  const mayMove = useRef(false);
  const draft = useDraft<Values, Contact, Contact>({
    name: 'contact',
    of: contact?.id ?? number,
    stored: contact,
    valuesOf: (stored) => valuesOf(stored, number),
    validate: (values) => faultsOf(values, (fault) => t(`contacts:fault.${fault}`)),
    save: (values, stored) => {
      const [wanted, moveNumbers] = [bodyOf(values), mayMove.current];
      mayMove.current = false;
      return stored ? contactApi.change(stored, wanted, moveNumbers) : contactApi.add(wanted, moveNumbers);
    },
    onSaved: () => {
      for (const queryKey of changedByContacts) void client.invalidateQueries({ queryKey });
      notify.done(t('contacts:saved'));
      onClose();
    },
    onFailed: (problem) => {
      const heldBy = heldByOf(problem);
      if (heldBy === null) notify.failed(problem);
      else setHolder(heldBy);
    },
  });
  const { form } = draft;
  return (
    <>
      <DraftForm draft={draft} show={(path, value) => shownAs(path, value, t)}>
        <Stack>
          <TextInput
            label={t('contacts:name')}
            data-autofocus
            maxLength={contactLimits.name}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('contacts:company')}
            maxLength={contactLimits.company}
            {...form.getInputProps('company')}
          />
          <Textarea
            label={t('contacts:numbers')}
            description={t('contacts:numbers_hint')}
            autosize
            minRows={2}
            maxLength={400}
            {...form.getInputProps('numbers')}
          />
          <Group grow align="flex-start">
            <Select
              label={t('contacts:tier')}
              allowDeselect={false}
              data={['', ...tiers.map(String)].map((value) => ({ value, label: tierName(value, t) }))}
              {...form.getInputProps('tier')}
            />
            <Select
              label={t('contacts:language')}
              allowDeselect={false}
              data={(['', 'en', 'es'] as const).map((value) => ({ value, label: languageName(value, t) }))}
              {...form.getInputProps('language')}
            />
          </Group>
          <TextInput
            label={t('contacts:account_code')}
            description={t('contacts:account_code_hint')}
            maxLength={20}
            {...form.getInputProps('accountCode')}
          />
          <TextInput
            label={t('contacts:tags')}
            description={t('contacts:tags_hint')}
            maxLength={900}
            {...form.getInputProps('tags')}
          />
          <Textarea
            label={t('contacts:notes')}
            description={t('contacts:notes_hint')}
            autosize
            minRows={3}
            maxLength={contactLimits.notes}
            {...form.getInputProps('notes')}
          />
          <FormFoot busy={draft.isBusy} onCancel={onClose}>
            {contact && (
              <RemoveContact
                contact={contact}
                onDone={() => {
                  draft.settle();
                  onClose();
                }}
              />
            )}
          </FormFoot>
        </Stack>
      </DraftForm>
      {holder !== null && (
        <MoveQuestion
          holder={holder}
          onYes={() => {
            setHolder(null);
            mayMove.current = true;
            draft.submit();
          }}
          onClose={() => setHolder(null)}
        />
      )}
    </>
  );
}

type Words = ReturnType<typeof useTranslation>['t'];

const tierName = (tier: string, t: Words): string => t(tier === '' ? 'contacts:no_tier' : `contacts:tier_of.${tier}`);
const languageName = (language: string, t: Words): string =>
  t(language === '' ? 'contacts:no_language' : `calls:language.${language}`);

function shownAs(path: string, value: unknown, t: Words): string | null {
  if (path === 'tier') return tierName(String(value), t);
  return path === 'language' ? languageName(String(value), t) : null;
}

function heldByOf(problem: unknown): string | null {
  return typeof problem === 'object' && problem !== null && 'heldBy' in problem && typeof problem.heldBy === 'string'
    ? problem.heldBy
    : null;
}

function RemoveContact({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { t } = useTranslation();
  const { name, company, language, notes, tags, tier, numbers, accountCode } = contact;
  const remove = () => contactApi.remove(contact);
  const common = { remove, changed: changedByContacts, onDone };
  if (name === null) return <RemoveButton {...common} name={t('contacts:unreadable')} text={t('contacts:lost')} />;
  const again = { name, company, language, notes, tags, tier, numbers, accountCode };
  return <RemoveButton {...common} name={name} restore={() => contactApi.add(again, false)} />;
}
