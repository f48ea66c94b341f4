import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFramePlace, useOverlay } from '../../lib/overlay';
import type { PageLink } from './pages';
import { useFoundActions } from './use-found-actions';
import { useFoundThings } from './use-found-things';

const [store, finder] = createSpotlight();

interface Props {
  pages: readonly PageLink[];
  onHelp: () => void;
  onClose: () => void;
}

/** Ctrl K: pages, actions, and everything in the business that matches what is typed. */
export function Finder({ pages, onHelp, onClose }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const actions = useFoundActions(asked, pages, onHelp);
  const { groups: things, isLooking } = useFoundThings(asked, pages);
  const groups: SpotlightActionGroupData[] = [...actions, ...things].filter((group) => group.actions.length > 0);
  const place = useFramePlace('overlays');
  const box = useOverlay<HTMLInputElement>(() => finder.close());
  useEffect(() => finder.open(), []);
  return (
    <Spotlight
      store={store}
      actions={groups}
      // These were matched already, ignoring accents and typos.
      filter={(_asked, all) => all}
      query={asked}
      onQueryChange={setAsked}
      onSpotlightClose={onClose}
      shortcut={null}
      portalProps={{ target: place ?? document.body }}
      lockScroll={false}
      trapFocus={false}
      closeOnEscape={false}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': t('frame:find') } }}
      yOffset="12vh"
      centered={false}
      maxHeight={420}
      highlightQuery
      nothingFound={t(isLooking ? 'frame:looking' : 'frame:nothing_found')}
      searchProps={{
        ref: box,
        autoFocus: true,
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('frame:find_hint'),
        'aria-label': t('frame:find'),
        maxLength: 80,
      }}
    />
  );
}
