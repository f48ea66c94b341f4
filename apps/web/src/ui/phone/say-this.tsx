import { Button, Group, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { detectLanguage } from '@voicecore/domain/understanding/language';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRecognise, recognise } from './recognition';
import css from './phone.module.css';

type Language = 'en' | 'es';

/** Suggested sentences are in their own language on every screen. These can be said to any business. */
const SENTENCES: Record<Language, readonly string[]> = {
  en: ['What are your opening hours?', 'I would like to talk to a person, please.', 'Can I leave a message?'],
  es: ['¿Cuál es su horario de atención?', 'Quiero hablar con una persona, por favor.', '¿Puedo dejar un mensaje?'],
};

/** More questions for the demo business; it cannot answer the last one. */
const TO_DEMO: Record<Language, readonly string[]> = {
  en: [
    'How much does a cleaning cost?',
    'Which dental insurance do you accept?',
    'Billing, please.',
    'Do you sell bicycles?',
  ],
  es: [
    '¿Cuánto cuesta una limpieza dental?',
    '¿Qué seguros dentales aceptan?',
    'Con facturación, por favor.',
    '¿Venden bicicletas?',
  ],
};

interface Props {
  disabled: boolean;
  isDemo: boolean;
  onSay: (text: string, language: Language) => void;
}

/** What the caller says: a suggested sentence, typed, or spoken if the browser recognizes speech. */
export function SayThis({ disabled, isDemo, onSay }: Props) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState<Language>(i18n.language === 'es' ? 'es' : 'en');
  const sentences = [...SENTENCES[language], ...(isDemo ? TO_DEMO[language] : [])];
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    const detected = detectLanguage(words, language);
    onSay(words, detected.confident ? detected.language : language);
    setText('');
  };
  return (
    <Stack gap={12}>
      <form onSubmit={send}>
        <Group gap={8} align="end" wrap="nowrap">
          <TextInput
            className={css.grow}
            label={t('phone:type')}
            placeholder={t('phone:type_example')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            disabled={disabled}
            autoComplete="off"
            maxLength={500}
          />
          <Button type="submit" disabled={disabled} leftSection={<IconSend size={16} aria-hidden />}>
            {t('phone:say')}
          </Button>
        </Group>
      </form>
      <Group justify="space-between">
        <Text fw={600}>{t('phone:say_this')}</Text>
        <SegmentedControl
          size="xs"
          aria-label={t('phone:speak_language')}
          value={language}
          onChange={(value) => setLanguage(value === 'es' ? 'es' : 'en')}
          data={[
            { value: 'en', label: t('phone:language.en') },
            { value: 'es', label: t('phone:language.es') },
          ]}
        />
      </Group>
      <Group gap={8}>
        {sentences.map((sentence) => (
          <Button
            key={sentence}
            size="xs"
            variant="default"
            disabled={disabled}
            lang={language}
            onClick={() => onSay(sentence, language)}
          >
            {sentence}
          </Button>
        ))}
      </Group>
      {canRecognise() && <Recognition language={language} disabled={disabled} onSay={onSay} />}
    </Stack>
  );
}

/** The browser's speech recognition, off by default: it may send what it hears to the browser's maker. */
function Recognition({ language, disabled, onSay }: Omit<Props, 'isDemo'> & { language: Language }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (!on || disabled) return undefined;
    return recognise(
      language,
      (text) => onSay(text, language),
      () => setOn(false),
    );
  }, [on, disabled, language, onSay]);
  return (
    <Switch
      checked={on}
      onChange={(event) => setOn(event.currentTarget.checked)}
      label={t('phone:recognise')}
      description={t('phone:recognise_note')}
    />
  );
}
