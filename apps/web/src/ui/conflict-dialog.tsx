import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf, labelOf, type DraftConflict } from '../lib/drafts';
import { Overlay } from './overlay';
import css from './draft-form.module.css';

/** Null when the value can be shown as it is. */
export type ShowValue = (path: string, value: unknown) => string | null;

interface Props<V extends Record<string, unknown>> {
  conflict: DraftConflict<V>;
  form: RefObject<HTMLFormElement | null>;
  show?: ShowValue | undefined;
  label?: ((path: string) => string | null) | undefined;
  /** The fields that take the other person's value; null returns to the form. */
  onChosen: (theirs: readonly string[] | null) => void;
}

type Whose = 'mine' | 'theirs';

/** Someone else has saved the same fields: the user chooses field by field, and nothing typed is lost. */
export function ConflictDialog<V extends Record<string, unknown>>({ conflict, form, show, label, onChosen }: Props<V>) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Readonly<Record<string, Whose>>>({});
  const [mine, theirs] = [fieldsOf(conflict.mine), fieldsOf(conflict.theirs)];
  const words = useWords(show);
  const isComplete = conflict.fields.every((path) => chosen[path] !== undefined);
  return (
    <Overlay kind="center" size={620} title={t('frame:conflict.title')} onClose={() => onChosen(null)}>
      <Stack>
        <Text>{t('frame:conflict.text')}</Text>
        {conflict.fields.map((path) => (
          <Radio.Group
            key={path}
            className={css.conflict}
            label={label?.(path) ?? labelOf(form.current, path)}
            value={chosen[path] ?? null}
            onChange={(value) => setChosen({ ...chosen, [path]: value === 'mine' ? 'mine' : 'theirs' })}
          >
            <Choice value="mine" name={t('frame:conflict.yours')} words={words(path, mine.get(path))} />
            <Choice value="theirs" name={t('frame:conflict.theirs')} words={words(path, theirs.get(path))} />
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onChosen(null)}>
            {t('frame:draft.stay')}
          </Button>
          <Button
            disabled={!isComplete}
            onClick={() => onChosen(conflict.fields.filter((path) => chosen[path] === 'theirs'))}
          >
            {t('frame:conflict.save')}
          </Button>
        </Group>
      </Stack>
    </Overlay>
  );
}

function Choice({ value, name, words }: { value: Whose; name: string; words: string }) {
  return <Radio mt="xs" value={value} label={name} description={<span className={css.choice}>{words}</span>} />;
}

/** Renders a value: choices in the form's own words, switches as on and off, an empty value as such. */
function useWords(show: ShowValue | undefined): (path: string, value: unknown) => string {
  const { t } = useTranslation();
  return (path, value) => {
    const own = show?.(path, value);
    if (typeof own === 'string' && own !== '') return own;
    if (typeof value === 'boolean') return t(value ? 'frame:conflict.on' : 'frame:conflict.off');
    if (Array.isArray(value) && value.length > 0) return value.join(', ');
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value);
    return t('frame:conflict.nothing');
  };
}
