import { Button, FileButton, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../lib/format/save-file';
import { useNotify } from '../notify';
import { decoded, largestFile } from './read-file';

interface Sized {
  size?: 'xs' | 'sm';
}

interface ChooseProps extends Sized {
  /** What a browser offers to choose from: endings and media types. */
  accept: string;
  onText: (text: string) => void;
}

/** A button that reads the text of a file, in whatever encoding a spreadsheet has written it. */
export function ChooseFile({ accept, onText, size = 'xs' }: ChooseProps) {
  const { t } = useTranslation();
  const [isTooLarge, setTooLarge] = useState(false);
  const reset = useRef<() => void>(null);
  const read = async (chosen: File | null) => {
    reset.current?.();
    if (chosen === null) return;
    setTooLarge(chosen.size > largestFile);
    if (chosen.size <= largestFile) onText(decoded(new Uint8Array(await chosen.arrayBuffer())));
  };
  return (
    <>
      <FileButton resetRef={reset} accept={accept} onChange={(chosen) => void read(chosen)}>
        {(props) => (
          <Button {...props} size={size} variant="default" leftSection={<IconUpload size={14} aria-hidden />}>
            {t('frame:file.choose')}
          </Button>
        )}
      </FileButton>
      {isTooLarge && (
        <Text c="red" size="sm" role="alert">
          {t('frame:file.too_large')}
        </Text>
      )}
    </>
  );
}

/** A button that saves what `read` returns as a file of this name. */
export function SaveAsFile({ name, read, size = 'xs' }: Sized & { name: string; read: () => Promise<Blob> }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(name, await read());
    } catch (error) {
      notify.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size={size}
      variant="default"
      loading={isBusy}
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => void save()}
    >
      {t('frame:file.save')}
    </Button>
  );
}
