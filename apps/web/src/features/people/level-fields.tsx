import { ActionIcon, Autocomplete, Button, Fieldset, Group, Select, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../lib/directory';
import { levels, type LevelValues } from './levels';

const languages = ['en', 'es'] as const;

/** The form of whoever has levels among other fields; each name and level is a field of its own. */
export type LevelForm = Pick<UseFormReturnType<LevelValues>, 'getInputProps' | 'insertListItem' | 'removeListItem'>;

/** What an agent speaks and knows, each with a level. */
export function LevelFields({ form, skills }: { form: LevelForm; skills: LevelValues['skills'] }) {
  const { t } = useTranslation();
  const data = levels.map((level) => ({ value: String(level), label: t(`departments:level.${level}`) }));
  const asked = useDepartments().data?.items.flatMap(({ skill }) => skill ?? []) ?? [];
  const isListed = (skill: string) => skills.some(({ name }) => name.trim().toLowerCase() === skill.toLowerCase());
  const suggested = [...new Set(asked)].filter((skill) => !isListed(skill));
  return (
    <Fieldset legend={t('departments:levels')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('departments:levels_text')}
      </Text>
      <Group grow mb="xs">
        {languages.map((language) => (
          <Select
            key={language}
            label={t(`departments:language.${language}`)}
            allowDeselect={false}
            data={[{ value: '', label: t('departments:level.none') }, ...data]}
            {...form.getInputProps(`languages.${language}`)}
          />
        ))}
      </Group>
      {skills.map(({ name }, index) => (
        <Group key={index} wrap="nowrap" align="flex-start" gap={8} mb={8}>
          <Autocomplete
            flex={2}
            aria-label={t('departments:skill_name')}
            placeholder={t('departments:skill_name')}
            maxLength={40}
            data={suggested}
            {...form.getInputProps(`skills.${index}.name`)}
          />
          <Select
            flex={1}
            aria-label={t('departments:skill_level', { name })}
            allowDeselect={false}
            data={data}
            {...form.getInputProps(`skills.${index}.level`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('departments:skill_out', { name })}
            onClick={() => form.removeListItem('skills', index)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => form.insertListItem('skills', { name: '', level: '3' })}
      >
        {t('departments:add_skill')}
      </Button>
    </Fieldset>
  );
}
