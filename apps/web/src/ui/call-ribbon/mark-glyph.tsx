import type { MarkShape } from './stages';
import css from './call-ribbon.module.css';

/** One shape per kind, so that none depends on color alone. */
const paths: Readonly<Record<MarkShape, string>> = {
  lookup: 'M7 2a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  effect: 'M7 1l6 6l-6 6l-6-6z',
  key: 'M2 2h10v10h-10z',
  interruption: 'M5 1h4v12h-4z',
  resume: 'M2 2l10 5l-10 5z',
  attempt: 'M7 12l-6-10h12z',
};

interface Props {
  shape: MarkShape;
  x?: number;
  chosen?: boolean;
}

export function MarkGlyph({ shape, x, chosen }: Props) {
  return (
    <svg
      className={css.mark}
      viewBox="0 0 14 14"
      style={x === undefined ? undefined : { left: x }}
      data-chosen={chosen || undefined}
      aria-hidden
    >
      <path d={paths[shape]} />
    </svg>
  );
}
