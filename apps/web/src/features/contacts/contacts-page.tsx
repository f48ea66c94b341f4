import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readAccountCode } from '@voicecore/domain/contacts';
import { searchTerms } from '@voicecore/domain/finding';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { keyset, queryKeys, type Contact } from '../../lib/api';
import { phoneNumber } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { Page } from '../../ui/page';
import { List, ListRow } from '../../ui/resource-list';
import { SearchBox } from '../../ui/search-box';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { VipBadge } from '../../ui/vip-badge';
import { contactApi } from './contact-api';
import { ContactDrawer } from './contact-drawer';
import { ContactFiles } from './contact-files';
import css from './contacts.module.css';

const canBeAsked = (typed: string): boolean => searchTerms(typed) !== null || readAccountCode(typed) !== null;

/** The people and companies that the business knows. What is searched and who is open are in the address. */
export function ContactsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const typed = params.get('q')?.trim().slice(0, 80) ?? '';
  const asked = canBeAsked(typed) ? typed : '';
  const set = (name: 'q' | 'contact', value: string | null, replace: boolean) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace },
    );
  const pages = useInfiniteQuery({
    queryKey: queryKeys.contacts.list(asked),
    queryFn: ({ pageParam }) => contactApi.page(asked, pageParam),
    ...keyset,
  });
  const contacts = pages.data?.pages.flatMap(({ items }) => items);
  const open = params.get('contact');
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set('contact', 'new', false)}>
      {t('contacts:add')}
    </Button>
  );
  return (
    <Page>
      <Group gap={8} mb={12} role="search" aria-label={t('contacts:search')}>
        <SearchBox
          className={css.search}
          placeholder={t('contacts:search')}
          aria-label={t('contacts:search_for')}
          asked={asked}
          onAsk={(q) => set('q', q, true)}
          why={(words) => (words.trim() === '' || canBeAsked(words) ? undefined : t('contacts:search_more'))}
        />
        <Group gap="xs" ml="auto" className={css.actions}>
          <ContactFiles isEmpty={asked === '' && contacts?.length === 0} />
          {add}
        </Group>
      </Group>
      <Loaded query={{ ...pages, data: contacts }} skeleton={<SkeletonRows rows={6} height={56} />}>
        {(rows) =>
          rows.length > 0 ? (
            <>
              <List>
                {rows.map((contact) => (
                  <ContactRow key={contact.id} contact={contact} onOpen={() => set('contact', contact.id, false)} />
                ))}
              </List>
              <MorePages pages={pages} />
            </>
          ) : (
            <EmptyState
              title={t(asked ? 'contacts:none_found.title' : 'contacts:none.title')}
              action={asked ? undefined : add}
            >
              {t(asked ? 'contacts:none_found.text' : 'contacts:none.text')}
            </EmptyState>
          )
        }
      </Loaded>
      {open && <OpenContact key={open} id={open} listed={contacts} onClose={() => set('contact', null, true)} />}
    </Page>
  );
}

function ContactRow({ contact, onOpen }: { contact: Contact; onOpen: () => void }) {
  const { t } = useTranslation();
  const [first, ...more] = contact.numbers;
  return (
    <ListRow className={css.row} onOpen={onOpen}>
      <span className={css.name}>
        {contact.name ?? t('contacts:unreadable')} <VipBadge tier={contact.tier} />
      </span>
      <span className={css.quiet}>{contact.company}</span>
      <span className={css.number}>
        {first && phoneNumber(first)}
        {more.length > 0 && <span className={css.quiet}> {t('contacts:more_numbers', { count: more.length })}</span>}
      </span>
      <span className={css.quiet}>{contact.tags.join(', ')}</span>
    </ListRow>
  );
}

interface OpenProps {
  /** An id, or `new`. */
  id: string;
  listed: readonly Contact[] | undefined;
  onClose: () => void;
}

/** A contact that a link names may be on no page that was read; one that was listed stays until it is closed. */
function OpenContact({ id, listed, onClose }: OpenProps) {
  const seen = useRef<Contact | null>(null);
  seen.current = listed?.find((one) => one.id === id) ?? seen.current;
  const isAlone = id !== 'new' && listed !== undefined && seen.current === null;
  const alone = useQuery({
    queryKey: queryKeys.contacts.one(id),
    queryFn: () => contactApi.one(id),
    enabled: isAlone,
  });
  const contact = seen.current ?? alone.data ?? null;
  const given: unknown = useLocation().state;
  if (id !== 'new' && contact === null) return null;
  return <ContactDrawer contact={contact} number={numberIn(given)} onClose={onClose} />;
}

/** A number is handed over by the page of a call, not by the address. */
function numberIn(state: unknown): string | null {
  const given = typeof state === 'object' && state !== null && 'number' in state ? state.number : null;
  return typeof given === 'string' ? given : null;
}
