import { CloseButton } from '@mantine/core';
import { useId, useRef, type CSSProperties, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFramePlace, useOverlay } from '../../lib/overlay';
import css from './overlay.module.css';

interface Props {
  /** `side`: beside the list it belongs to. `center`: a dialog. */
  kind: 'side' | 'center';
  title: string;
  /** Width in px; less when there is less room. */
  size?: number;
  onClose: () => void;
  children: ReactNode;
}

/**
 * An overlay above the page. It is rendered in the frame's place for it, never above the softphone: a call is not
 * covered, not dimmed and always reachable by keyboard.
 */
export function Overlay({ kind, title, size = 440, onClose, children }: Props) {
  const { t } = useTranslation();
  const titleId = useId();
  const box = useOverlay<HTMLElement>(onClose);
  const place = useFramePlace('overlays');
  const pressedBeside = useRef(false);
  return createPortal(
    <div
      className={css.overlay}
      data-kind={kind}
      onPointerDown={(event) => (pressedBeside.current = event.target === event.currentTarget)}
      onClick={(event) => {
        if (pressedBeside.current && event.target === event.currentTarget) onClose();
      }}
    >
      <section
        ref={box}
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        className={css.box}
        style={{ '--overlay-size': `${size}px` } as CSSProperties}
      >
        <div className={css.head}>
          <h2 id={titleId} className={css.title}>
            {title}
          </h2>
          <CloseButton aria-label={t('frame:close')} onClick={onClose} />
        </div>
        <div className={css.body}>{children}</div>
      </section>
    </div>,
    place ?? document.body,
  );
}
