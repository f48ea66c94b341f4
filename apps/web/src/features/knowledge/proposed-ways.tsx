import { Button, Group, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeWay, KnowledgeWays } from '../../lib/api';
import { Loaded } from '../../ui/loaded';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { useNow } from '../../ui/use-now';
import { ProposedWay } from './proposed-way';
import { useWays } from './use-ways';
import css from './knowledge.module.css';

/** After this long the user is offered to request the proposals again, ms. */
const LATE_MS = 45_000;

interface Props {
  entryId: string;
  /** Called with the phrasings that have just become part of the entry. */
  onApproved: (ways: readonly KnowledgeWay[]) => void;
}

/** Other phrasings that callers may use for an entry; they are proposed, and not used until a user approves them. */
export function ProposedWays({ entryId, onApproved }: Props) {
  const { t } = useTranslation();
  const { ways, ask, approve, discard } = useWays(entryId, onApproved);
  const heading = useRef<HTMLHeadingElement>(null);
  // The row that had the focus is gone, so the heading takes it.
  const onSuccess = () => heading.current?.focus();
  const isBusy = approve.isPending || discard.isPending;
  return (
    <section aria-labelledby="proposed-ways" className={css.wins}>
      <Title order={3} size="h5" id="proposed-ways" ref={heading} tabIndex={-1}>
        {t('knowledge:ways.title')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('knowledge:ways.text')}
      </Text>
      <Loaded query={ways} skeleton={<SkeletonRows rows={3} height={40} />}>
        {(found) => (
          <>
            <HowFar found={found} asking={ask.isPending} onAsk={() => ask.mutate()} />
            {found.state !== 'waiting' && found.items.length > 0 && (
              <>
                <List>
                  {found.items.map((proposal) => (
                    <ProposedWay
                      key={proposal.id}
                      proposal={proposal}
                      busy={isBusy}
                      onApprove={(way) => approve.mutate([{ ...proposal, way }], { onSuccess })}
                      onDiscard={() => discard.mutate(proposal.id, { onSuccess })}
                    />
                  ))}
                </List>
                <Group mt="xs">
                  <Button
                    variant="default"
                    size="xs"
                    loading={approve.isPending}
                    onClick={() => approve.mutate(found.items, { onSuccess })}
                  >
                    {t('knowledge:ways.approve_all', { count: found.items.length })}
                  </Button>
                  <Button variant="subtle" size="xs" loading={ask.isPending} onClick={() => ask.mutate()}>
                    {t('knowledge:ways.ask_anew')}
                  </Button>
                </Group>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface HowFarProps {
  found: KnowledgeWays;
  asking: boolean;
  onAsk: () => void;
}

/** Says whether proposals exist, are being made, or could not be made, and what the user can do about it. */
function HowFar({ found, asking, onAsk }: HowFarProps) {
  const { t } = useTranslation();
  const now = useNow(found.state === 'waiting');
  const { state, fault, askedAt, items } = found;
  const isLate = state === 'waiting' && askedAt !== null && now - askedAt > LATE_MS;
  if (state === 'waiting' && !isLate)
    return (
      <div role="status">
        <Text size="sm" mb="xs">
          {t('knowledge:ways.waiting')}
        </Text>
        <SkeletonRows rows={3} height={40} />
      </div>
    );
  if (state === 'made' && items.length > 0) return null;
  const sentence = isLate
    ? t('knowledge:ways.late')
    : state === 'failed' && fault
      ? t(`knowledge:ways.fault.${fault}`)
      : t(state === 'made' ? 'knowledge:ways.none_left' : 'knowledge:ways.none_yet');
  return (
    <div className={css.found} data-found={state === 'made'} role={state === 'failed' ? 'alert' : 'status'}>
      {state === 'failed' && <Text fw={600}>{t('knowledge:ways.failed')}</Text>}
      <Text>{sentence}</Text>
      <Button mt="xs" variant="default" size="xs" loading={asking} onClick={onAsk}>
        {t(state === 'failed' || isLate ? 'problems:retry' : 'knowledge:ways.ask')}
      </Button>
    </div>
  );
}
