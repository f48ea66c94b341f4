import { Alert, Button, Group, Paper, Radio, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff, IconRobot } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, phoneNumber } from '../../lib/format';
import { CALL_COLOURS } from './call-colours';
import { Conversation } from './conversation';
import { Keys } from './keys';
import { LevelBars } from './level-bars';
import { inCall, isOn, type PhoneState } from './phone-state';
import { QualityLine } from './quality-line';
import { SayThis } from './say-this';
import { useNow } from './use-now';
import { type PhoneInUse, usePhone } from './use-phone';
import { useScriptedCaller } from './use-scripted-caller';
import { SoundControls } from './sound-controls';
import css from './phone.module.css';

/** A number that can be called: its name and how it is answered, in the user's language. */
interface PhoneLine {
  number: string;
  name: string;
  about: string;
}

interface Props {
  sandboxPort: number;
  /** The business that this phone calls, and its numbers, at least one. */
  business: { name: string; isDemo: boolean; lines: readonly [PhoneLine, ...PhoneLine[]] };
  /** Headings of the two parts, where the phone is two steps of an instruction. */
  ring?: ReactNode;
  speak?: ReactNode;
  /** A desk is in the same window: a scripted caller calls by itself when told to. */
  beside?: { begin: boolean };
}

/** Fictitious numbers (555-0142 to 555-0199), one for each phone. */
function someNumber(): string {
  return `+121255501${42 + Math.floor(Math.random() * 58)}`;
}

interface DemoProps extends Omit<Props, 'business'> {
  demo: { tenantName: string; number: string; menuNumber: string };
}

/** The phone for trying the product: it calls the demo business. */
export function Phone({ demo, ...rest }: DemoProps) {
  const { t } = useTranslation();
  const line = (kind: 'number' | 'menuNumber'): PhoneLine => ({
    number: demo[kind],
    name: t(`phone:line.${kind}.name`),
    about: t(`phone:line.${kind}.about`),
  });
  return (
    <BusinessPhone
      {...rest}
      business={{ name: demo.tenantName, isDemo: true, lines: [line('number'), line('menuNumber')] }}
    />
  );
}

/** A caller's phone in the browser. */
export function BusinessPhone({ sandboxPort, business, ring, speak, beside }: Props) {
  const { t, i18n } = useTranslation();
  const [from] = useState(someNumber);
  const [chosen, setTo] = useState(business.lines[0].number);
  // A number may have been removed since it was chosen.
  const { number: to } = business.lines.find(({ number }) => number === chosen) ?? business.lines[0];
  const phone = usePhone(sandboxPort, from);
  const { state } = phone;
  const script = useScriptedCaller(state, phone.say);
  const dial = (microphone: boolean, scripted: boolean) => {
    script(scripted ? (i18n.language === 'es' ? 'es' : 'en') : null);
    void phone.dial(to, { microphone });
  };
  useBesideDesk(phone, beside?.begin, () => dial(false, true));
  return (
    <div className={css.phone}>
      <Stack gap={16} className={css.ring}>
        {ring}
        {isOn(state) ? (
          <InCall phone={phone} />
        ) : (
          <>
            {state.status !== 'idle' && <Outcome phone={phone} />}
            <Choice business={business} to={to} onChange={setTo} />
            <Text c="dimmed">{t('phone:from', { number: phoneNumber(from) })}</Text>
            <DialButtons onDial={dial} />
          </>
        )}
        <SoundControls phone={phone} />
      </Stack>
      <Stack gap={16} className={css.say}>
        {speak}
        <SayThis disabled={!inCall(state)} isDemo={business.isDemo} onSay={phone.say} />
        <Keys onKey={phone.press} disabled={!inCall(state)} silent={phone.silent} />
      </Stack>
      <Paper p="md" className={css.words} tabIndex={0}>
        <Conversation state={state} />
      </Paper>
    </div>
  );
}

/**
 * Calls by itself, with sound, once the desk beside it is ready. Between two people it is muted: the desk's own
 * speaker is beside it, and the agent would hear their own voice.
 */
function useBesideDesk({ state, silence }: PhoneInUse, begin: boolean | undefined, ring: () => void): void {
  const rung = useRef(false);
  const person = state.partner === 'person';
  useEffect(() => {
    if (!begin || rung.current) return;
    rung.current = true;
    ring();
  });
  useEffect(() => {
    if (begin) silence(person);
  }, [begin, person, silence]);
}

function Choice({
  business,
  to,
  onChange,
}: Pick<Props, 'business'> & { to: string; onChange: (number: string) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('phone:ring', { name: business.name })} value={to} onChange={onChange}>
      <Stack gap={8} mt={4}>
        {business.lines.map(({ number, name, about }) => (
          <Radio.Card key={number} value={number} p={12}>
            <Group wrap="nowrap" gap={12}>
              <Radio.Indicator />
              <div>
                <Text fw={600}>
                  {name} · {phoneNumber(number)}
                </Text>
                <Text c="dimmed">{about}</Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}

function DialButtons({ onDial }: { onDial: (microphone: boolean, scripted: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8}>
      <Button
        h={44}
        color={CALL_COLOURS.answer}
        leftSection={<IconPhone size={18} aria-hidden />}
        onClick={() => onDial(true, false)}
      >
        {t('phone:dial')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('phone:microphone_note')}
      </Text>
      <Group grow gap={8} preventGrowOverflow={false}>
        <Button h={44} variant="default" onClick={() => onDial(false, false)}>
          {t('phone:dial_typing')}
        </Button>
        <Button
          h={44}
          variant="default"
          leftSection={<IconRobot size={18} aria-hidden />}
          onClick={() => onDial(false, true)}
        >
          {t('phone:dial_scripted')}
        </Button>
      </Group>
    </Stack>
  );
}

function Outcome({ phone: { state, fault } }: { phone: PhoneInUse }) {
  const { t } = useTranslation();
  if (fault) {
    const key = fault === 'carrier' ? 'phone:fault.carrier' : `softphone:obstacle.${fault}`;
    return (
      <Alert color="red" variant="light" title={t(`${key}.title`)} role="alert">
        {t(`${key}.cure`)}
      </Alert>
    );
  }
  return (
    <Text role="status" fw={600}>
      {t(`phone:status.${state.status}`)}
    </Text>
  );
}

/** More precise than the carrier's status: whom the caller is connected to. */
function statusOf({ status, music, partner }: PhoneState): string {
  if (status !== 'in-progress') return status;
  return music ? 'waiting' : partner;
}

function InCall({ phone }: { phone: PhoneInUse }) {
  const { t } = useTranslation();
  const { state, muted } = phone;
  const now = useNow(0, 500);
  return (
    <Paper p="md">
      <Stack gap={12}>
        <Group justify="space-between">
          <Text fw={600} role="status">
            {t(`phone:status.${statusOf(state)}`)}
          </Text>
          {state.answeredAt !== null && <Text role="timer">{clock(now - state.answeredAt)}</Text>}
        </Group>
        <LevelBars
          onLevel={phone.onLevel}
          sent={{ name: t('phone:you'), label: t('phone:your_level') }}
          received={{ name: t('phone:line_name'), label: t('phone:line_level') }}
        />
        {state.quality && <QualityLine quality={state.quality} />}
        <Group grow gap={8}>
          <Button
            h={44}
            variant={muted ? 'light' : 'default'}
            aria-pressed={muted}
            leftSection={muted ? <IconMicrophoneOff size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />}
            onClick={() => phone.mute(!muted)}
          >
            {t(muted ? 'phone:unmute' : 'phone:mute')}
          </Button>
          <Button
            h={44}
            color={CALL_COLOURS.hangUp}
            leftSection={<IconPhoneOff size={18} aria-hidden />}
            onClick={phone.hangUp}
          >
            {t('phone:hang_up')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
