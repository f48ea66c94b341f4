import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';

/** A search starts this long after the last key, ms. */
const PAUSE_MS = 300;

interface Props extends Pick<ComponentProps<typeof TextInput>, 'className' | 'size' | 'placeholder' | 'aria-label'> {
  /** The search in the address. */
  readonly asked: string;
  readonly onAsk: (words: string) => void;
  /** Why the input cannot be searched for yet; undefined when it can. */
  readonly why?: (typed: string) => string | undefined;
}

/** Searches a moment after the last key. Follows an address that changes by other means. */
export function SearchBox({ asked, onAsk, why = () => undefined, ...shown }: Props) {
  const [box, setBox] = useState({ typed: asked, sent: asked, seen: asked });
  if (box.seen !== asked) {
    // "Clear", a link or the Back button changed it.
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
