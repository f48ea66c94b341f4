import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeImportMade, KnowledgeImportPreview } from '../../../lib/api';
import { leave } from '../../../lib/leaving';
import { EditDrawer } from '../../../ui/edit-drawer';
import { ImportPreview } from './import-preview';
import { ImportSource } from './import-source';
import { UndoImport } from './undo-import';

type Step =
  | { readonly name: 'source' }
  | { readonly name: 'preview'; readonly preview: KnowledgeImportPreview }
  | { readonly name: 'done'; readonly made: KnowledgeImportMade };

/**
 * Importing knowledge: the source, the preview, the result. Unpublished proposals are not discarded without a
 * question.
 */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ name: 'source' });
  const restart = () => setStep({ name: 'source' });
  return (
    <EditDrawer title={t(`knowledge:import.step.${step.name}`)} size={960} onClose={onClose}>
      {step.name === 'source' && <ImportSource onPreview={(preview) => setStep({ name: 'preview', preview })} />}
      {step.name === 'preview' && (
        <ImportPreview
          preview={step.preview}
          onBack={() => leave(restart)}
          onDone={(made) => setStep({ name: 'done', made })}
        />
      )}
      {step.name === 'done' && <Done made={step.made} onClose={onClose} onMore={restart} />}
    </EditDrawer>
  );
}

function Done({ made, onClose, onMore }: { made: KnowledgeImportMade; onClose: () => void; onMore: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack role="status">
      <Text fw={600}>{t('knowledge:import.done', { count: made.entries })}</Text>
      <Text>{t('knowledge:import.done_text')}</Text>
      {made.unused > 0 && <Text>{t('knowledge:import.done_unused', { count: made.unused })}</Text>}
      <Group>
        <UndoImport id={made.id} onDone={onClose} />
        <Button variant="default" onClick={onMore}>
          {t('knowledge:import.more')}
        </Button>
        <Button ml="auto" onClick={onClose} data-autofocus>
          {t('frame:close')}
        </Button>
      </Group>
    </Stack>
  );
}
