import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';

/** A search begins so long after the last key, ms. */
const PAUSE_MS = 300;

interface Props extends Pick<ComponentProps<typeof TextInput>, 'className' | 'size' | 'placeholder' | 'aria-label'> {
  /** The search that the address names. */
  readonly asked: string;
  readonly onAsk: (words: string) => void;
  /** Why what is typed cannot be looked for yet; undefined where it can. */
  readonly why?: (typed: string) => string | undefined;
}

/** What is typed is looked for a moment after the last key. An address that changes by other means is followed. */
export function SearchBox({ asked, onAsk, why = () => undefined, ...shown }: Props) {
  const [box, setBox] = useState({ typed: asked, sent: asked, seen: asked });
  if (box.seen !== asked) {
    // By other means than this box it was changed by "Clear", a link, or the way back.
    setBox({ ...box, seen: asked, ...(box.sent === asked ? {} : { typed: asked, sent: asked }) });
  }
  const look = useDebouncedCallback((typed: string) => {
    const sent = why(typed) === undefined ? typed.trim() : '';
    setBox((now) => ({ ...now, sent }));
    onAsk(sent);
  }, PAUSE_MS);
  return (
    <TextInput
      {...shown}
      type="search"
      leftSection={<IconSearch size={14} aria-hidden />}
      description={why(box.typed)}
      inputWrapperOrder={['input', 'description']}
      maxLength={80}
      value={box.typed}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setBox((now) => ({ ...now, typed }));
        look(typed);
      }}
    />
  );
}
