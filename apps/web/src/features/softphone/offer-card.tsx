import { Alert, Button, Group, Kbd, Progress, Stack, Text } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callerOf, duration } from '../../lib/format';
import { CALL_COLOURS, useNow } from '../../ui/phone';
import { CallerLines } from './caller-lines';
import type { Offer } from './desk';
import { Turns } from './turns';
import { useDecline } from './use-decline';
import type { SoftphoneInUse } from './use-softphone';
import css from './softphone.module.css';

interface Props extends Pick<SoftphoneInUse, 'softphone' | 'local' | 'clockOffset' | 'retry'> {
  offer: Offer;
}

/** A call that rings here. It never takes the focus from a field; Enter and Esc work only while it has the focus. */
export function OfferCard({ offer, softphone, local, clockOffset, retry }: Props) {
  const { t, i18n } = useTranslation();
  const { declining, decline } = useDecline(offer.offerId, retry);
  const answer = () => softphone.order({ kind: 'answer', offer });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') decline();
    else if (event.key === 'Enter' && event.target === event.currentTarget) answer();
  };
  const department = offer.departmentName?.[i18n.language === 'es' ? 'es' : 'en'] ?? null;
  return (
    <section className={css.card} data-offered tabIndex={0} onKeyDown={onKey} aria-label={t('softphone:offered')}>
      <p className="vc-only-read" role="alert">
        {t('softphone:offered_read', { caller: callerOf(offer, t('softphone:withheld')) })}
        <span className={css.keyHint}> {t('softphone:f2_answers')}</span>
      </p>
      <Stack gap={12}>
        <CallerLines call={offer} department={department} />
        <Countdown until={offer.expiresAt} clockOffset={clockOffset} />
        {local.obstacle && (
          <Alert color="red" variant="light" title={t(`softphone:obstacle.${local.obstacle}.title`)}>
            {t(`softphone:obstacle.${local.obstacle}.cure`)}
          </Alert>
        )}
        <Group grow gap={8} className={css.atHand}>
          <Button color={CALL_COLOURS.answer} h={44} leftSection={<IconPhone size={18} aria-hidden />} onClick={answer}>
            {t('softphone:answer')}
          </Button>
          <Button
            variant="default"
            h={44}
            leftSection={<IconPhoneOff size={18} aria-hidden />}
            onClick={decline}
            loading={declining}
          >
            {t('softphone:decline')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" className={css.keyHint}>
          <Kbd size="xs">F2</Kbd> {t('softphone:answers_everywhere')}
        </Text>
        <Turns turns={offer.turns} />
      </Stack>
    </section>
  );
}

function Countdown({ until, clockOffset }: { until: number; clockOffset: number }) {
  const { t, i18n } = useTranslation();
  const now = useNow(clockOffset, 250);
  const [whole] = useState(() => Math.max(1, until - now));
  const left = Math.max(0, until - now);
  return (
    <div>
      <Progress value={(100 * left) / whole} size={4} transitionDuration={250} aria-hidden />
      <Text size="xs" c="dimmed" mt={4} role="timer">
        {t('softphone:rings_for', { time: duration(left, i18n.language) })}
      </Text>
    </div>
  );
}
